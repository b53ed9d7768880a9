#include "common/cache/store.h"

#include <algorithm>
#include <random>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/cache/connection.h"
#include "common/cache/scripts.h"
#include "common/secret/sealed.h"

namespace linli::cache {
namespace {

using std::chrono::milliseconds;

void Count(Counter& counter, uint64_t by = 1) { counter.fetch_add(by, std::memory_order_relaxed); }

std::string Key(std::string_view prefix, std::string_view key) {
  std::string name;
  name.reserve(prefix.size() + key.size());
  return name.append(prefix).append(key);
}

std::string EraText(uint64_t era) { return absl::StrFormat("%016x", era); }
std::string VersionText(int64_t version) { return absl::StrFormat("%019d", version); }

uint64_t EraOf(std::string_view text) {
  uint64_t era = 0;
  if (text.size() < kEraSize) return 0;
  return absl::SimpleHexAtoi(std::string(text.substr(0, kEraSize)), &era) ? era : 0;
}

uint64_t FreshEra() {
  std::random_device random;
  return (uint64_t{random()} << 32 | random()) | 1;
}

std::string RunId(std::string_view info) {
  size_t at = info.find("run_id:");
  if (at == std::string_view::npos) return "";
  at += 7;
  return std::string(info.substr(at, info.find('\r', at) - at));
}

std::optional<Entry> Decode(const redisReply& reply, std::string_view era) {
  if (reply.type != REDIS_REPLY_STRING || reply.len < kHeaderSize) return std::nullopt;
  std::string_view text = Text(reply);
  Entry entry;
  if (text.substr(0, kEraSize) != era ||
      !absl::SimpleAtoi(std::string(text.substr(kEraSize, kHeaderSize - kEraSize)),
                        &entry.version)) {
    return std::nullopt;
  }
  entry.bytes = text.substr(kHeaderSize);
  return entry;
}

// The server has forgotten the script.
bool Forgotten(const Reply& reply) {
  return Is(reply, REDIS_REPLY_ERROR) && Text(*reply).starts_with("NOSCRIPT");
}

// By the digest, and once by the text if the server has forgotten the script.
Reply Call(Connection& connection, std::string_view sha, std::string_view script,
           std::initializer_list<std::string_view> arguments) {
  std::vector<std::string_view> words{"EVALSHA", sha, "3"};
  words.insert(words.end(), arguments);
  Reply reply = connection.Run(words);
  if (Forgotten(reply)) {
    words[0] = "EVAL";
    words[1] = script;
    reply = connection.Run(words);
  }
  return reply;
}

// What a sealed value belongs to: it does not open under another key, nor as another version.
std::string Place(std::string_view key, int64_t version) {
  return absl::StrCat("cache\n", std::string(key), "\n", version);
}

milliseconds SinceStart(std::chrono::steady_clock::time_point time) {
  return std::chrono::duration_cast<milliseconds>(time.time_since_epoch());
}

}  // namespace

// Moves between the pool and one caller.
struct Store::Lease {
  std::unique_ptr<Connection> connection;
  explicit operator bool() const { return connection != nullptr; }
};

Store::Store(Address address, StoreOptions options)
    : address_(std::move(address)), options_(options), kept_(options.kept_drops) {
  if (address_.none()) return;
  Close();
  mender_ = std::thread([this] { Mend(); });
}

Store::~Store() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  opened_.notify_all();
  if (mender_.joinable()) mender_.join();
}

std::optional<Entry> Store::Get(std::string_view key) {
  return std::move(GetMany(std::span(&key, 1)).front());
}

std::vector<std::optional<Entry>> Store::GetMany(std::span<const std::string_view> keys) {
  std::vector<std::optional<Entry>> entries(keys.size());
  if (keys.empty()) return entries;
  if (Lease lease = Borrow()) {
    std::vector<std::string> names;
    names.reserve(keys.size());
    for (std::string_view key : keys) names.push_back(Key(kValuePrefix, key));
    std::vector<std::string_view> words{"MGET", kEraKey};
    words.insert(words.end(), names.begin(), names.end());
    Count(stats_.attempts);
    Reply reply = lease.connection->Run(words);
    if (Is(reply, REDIS_REPLY_ARRAY) && reply->elements == keys.size() + 1) {
      const redisReply& era = *reply->element[0];
      if (era.type == REDIS_REPLY_STRING) {
        era_.store(EraOf(Text(era)), std::memory_order_relaxed);
        for (size_t i = 0; i < keys.size(); ++i) {
          entries[i] = Open(keys[i], Decode(*reply->element[i + 1], Text(era).substr(0, kEraSize)));
        }
      } else {
        Greet(*lease.connection);  // flushed
      }
    } else {
      lease.connection->Break();
    }
    Return(std::move(lease));
  }
  size_t hits =
      std::count_if(entries.begin(), entries.end(), [](auto& e) { return e.has_value(); });
  Count(stats_.hits, hits);
  Count(stats_.misses, keys.size() - hits);
  return entries;
}

std::string Store::Seal(std::string_view key, int64_t version, std::string_view bytes) const {
  if (options_.seal == nullptr) return std::string(bytes);
  return secret::Seal(*options_.seal, bytes, Place(key, version));
}

std::optional<Entry> Store::Open(std::string_view key, std::optional<Entry> entry) const {
  if (options_.seal == nullptr || !entry) return entry;
  absl::StatusOr<std::string> bytes =
      secret::Open(*options_.seal, entry->bytes, Place(key, entry->version));
  if (!bytes.ok()) return std::nullopt;  // another ring's, or forged: as good as not there
  entry->bytes = *std::move(bytes);
  return entry;
}

Store::Ticket Store::BeforeLoad() const {
  return {era_.load(std::memory_order_relaxed), std::chrono::steady_clock::now()};
}

bool Store::PutIfNewer(const Ticket& ticket, std::string_view key, int64_t version,
                       std::string_view bytes, absl::Duration ttl) {
  if (ticket.era == 0 || version < 0 || ttl < absl::Milliseconds(1)) return false;
  Lease lease = Borrow();
  if (!lease) return false;
  Connection& connection = *lease.connection;
  Count(stats_.attempts);
  Reply reply = Call(connection, connection.server.put_sha, kPutScript,
                     {kEraKey, Key(kValuePrefix, key), Key(kGonePrefix, key), EraText(ticket.era),
                      VersionText(version), Seal(key, version, bytes),
                      absl::StrCat(absl::ToInt64Milliseconds(ttl)),
                      absl::StrCat((SinceStart(ticket.started) + connection.server.ahead).count()),
                      absl::StrCat(absl::ToInt64Milliseconds(options_.longest_load)),
                      absl::StrCat(absl::ToInt64Milliseconds(options_.tombstone))});
  bool held = Is(reply, REDIS_REPLY_INTEGER) && reply->integer == 1;
  Count(held ? stats_.stored : stats_.refused);
  if (!reply) {
    connection.Break();
  } else if (reply->type == REDIS_REPLY_INTEGER && reply->integer < 0) {
    Greet(connection);  // learn the era, and Redis's clock, for the next load
  } else if (reply->type == REDIS_REPLY_ERROR) {
    Count(stats_.errors);  // full, perhaps: reading goes on
  }
  Return(std::move(lease));
  return held;
}

void Store::Drop(std::span<const Gone> gone) {
  if (address_.none() || gone.empty()) return;
  if (Lease lease = Borrow()) {
    const size_t heard = SendDrops(*lease.connection, gone);
    if (heard < gone.size()) {
      lease.connection->Break();
      Keep(gone.subspan(heard));
    }
    Return(std::move(lease));
    return;
  }
  Keep(gone);
}

size_t Store::SendDrops(Connection& connection, std::span<const Gone> gone) {
  const std::string tombstone = absl::StrCat(absl::ToInt64Milliseconds(options_.tombstone));
  const auto words = [&](std::string_view command, std::string_view script, const Gone& one) {
    return std::vector<std::string>{std::string(command),
                                    std::string(script),
                                    "3",
                                    std::string(kEraKey),
                                    Key(kValuePrefix, one.key),
                                    Key(kGonePrefix, one.key),
                                    VersionText(std::max<int64_t>(one.version, 0)),
                                    tombstone};
  };
  Count(stats_.attempts, gone.size());
  for (const Gone& one : gone) {
    if (!connection.Append(words("EVALSHA", connection.server.drop_sha, one))) return 0;
  }
  std::vector<Reply> replies;
  for (size_t i = 0; i < gone.size(); ++i) replies.push_back(connection.Next());
  for (size_t i = 0; i < gone.size(); ++i) {
    if (Forgotten(replies[i])) {
      const std::vector<std::string> by_text = words("EVAL", kDropScript, gone[i]);
      replies[i] = connection.Run(std::vector<std::string_view>(by_text.begin(), by_text.end()));
    }
    if (!Is(replies[i], REDIS_REPLY_INTEGER)) return i;
  }
  return gone.size();
}

// Keeping opens the breaker in the same moment: this process reads nothing from Redis that it has
// not told of its own commits.
void Store::Keep(std::span<const Gone> gone) {
  std::unique_lock lock(mutex_);
  Count(stats_.kept_drops, gone.size());
  for (const Gone& one : gone) kept_.Add(one.key, one.version);
  OpenBreaker(lock);
}

Store::Lease Store::Borrow() {
  if (!stats_.closed.load(std::memory_order_acquire)) return {};
  std::unique_lock lock(mutex_);
  returned_.wait_until(
      lock, std::chrono::system_clock::now() + absl::ToChronoMilliseconds(options_.timeout),
      [&] { return !closed_ || !idle_.empty(); });
  if (!closed_ || idle_.empty()) return {};
  Lease lease{std::move(idle_.back())};
  idle_.pop_back();
  return lease;
}

void Store::Return(Lease lease) {
  std::unique_lock lock(mutex_);
  if (lease.connection->server.generation != generation_) return;
  if (lease.connection->broken()) {
    Count(stats_.errors);
    OpenBreaker(lock);
    return;
  }
  if (!closed_) return;
  idle_.push_back(std::move(lease.connection));
  returned_.notify_one();
}

void Store::OpenBreaker(std::unique_lock<std::mutex>&) {
  closed_ = false;
  stats_.closed.store(false, std::memory_order_release);
  idle_.clear();
  returned_.notify_all();
  opened_.notify_all();
}

std::unique_ptr<Connection> Store::Connect() {
  Count(stats_.attempts);
  Trouble trouble = Trouble::kNone;
  auto connection = Connection::Open(address_, options_.timeout, &trouble);
  if (trouble == Trouble::kUntrusted) Count(stats_.untrusted);
  if (trouble == Trouble::kDenied) Count(stats_.denied);
  if (!connection) return nullptr;
  Reply info = connection->Run({"INFO", "server"});
  if (!Is(info, REDIS_REPLY_STRING)) return nullptr;
  connection->server.run_id = RunId(Text(*info));
  Reply put = connection->Run({"SCRIPT", "LOAD", kPutScript});
  Reply drop = connection->Run({"SCRIPT", "LOAD", kDropScript});
  if (!Is(put, REDIS_REPLY_STRING) || !Is(drop, REDIS_REPLY_STRING)) return nullptr;
  connection->server.put_sha = Text(*put);
  connection->server.drop_sha = Text(*drop);
  if (!Greet(*connection) || !connection->SetTimeout(options_.timeout)) return nullptr;
  return connection;
}

bool Store::Greet(Connection& connection) {
  Reply reply = connection.Run(
      {"EVAL", kGreetScript, "1", kEraKey, connection.server.run_id, EraText(FreshEra())});
  if (!Is(reply, REDIS_REPLY_ARRAY) || reply->elements != 2) {
    connection.Break();
    return false;
  }
  era_.store(EraOf(Text(*reply->element[0])), std::memory_order_relaxed);
  connection.server.ahead =
      milliseconds(reply->element[1]->integer) - SinceStart(std::chrono::steady_clock::now());
  return true;
}

bool Store::SendKept(Connection& connection) {
  KeptDrops kept(0);
  {
    std::lock_guard lock(mutex_);
    kept = kept_.Take();
  }
  bool sent = true;
  if (kept.overflowed()) {
    Reply reply = connection.Run(
        {"SET", kEraKey, absl::StrCat(EraText(FreshEra()), connection.server.run_id)});
    sent = Is(reply, REDIS_REPLY_STATUS) && Greet(connection);
    if (sent) Count(stats_.lost_eras);
  }
  std::vector<Gone> gone;
  for (const auto& [key, version] : kept.versions()) gone.push_back({key, version});
  sent = sent && SendDrops(connection, gone) == gone.size();
  if (!sent) {
    std::lock_guard lock(mutex_);
    kept_.Add(std::move(kept));
  }
  return sent;
}

bool Store::Close() {
  std::vector<std::unique_ptr<Connection>> fresh;
  for (int i = 0; i < std::max(options_.connections, 1); ++i) {
    fresh.push_back(Connect());
    if (!fresh.back()) {
      Count(stats_.errors);
      return false;
    }
  }
  while (true) {
    if (!SendKept(*fresh.front())) return false;
    std::lock_guard lock(mutex_);
    if (!kept_.empty()) continue;  // one more came in the meantime
    ++generation_;
    for (auto& connection : fresh) connection->server.generation = generation_;
    idle_ = std::move(fresh);
    closed_ = true;
    stats_.closed.store(true, std::memory_order_release);
    return true;
  }
}

void Store::Mend() {
  absl::Duration backoff = options_.first_backoff;
  std::unique_lock lock(mutex_);
  while (true) {
    opened_.wait(lock, [&] { return stopping_ || !closed_; });
    opened_.wait_until(lock, std::chrono::system_clock::now() + absl::ToChronoMilliseconds(backoff),
                       [&] { return stopping_; });
    if (stopping_) return;
    lock.unlock();
    bool closed = Close();
    lock.lock();
    backoff = closed ? options_.first_backoff : std::min(backoff * 2, options_.longest_backoff);
  }
}

}  // namespace linli::cache
