#include "common/cache/invalidation_stream.h"

#include <chrono>

#include "absl/strings/str_cat.h"
#include "common/cache/connection.h"
#include "common/cache/scripts.h"

namespace linli::cache {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kChannel = "__redis__:invalidate";

// ["message", channel, keys], where nil for keys means all of them.
bool IsMessage(const redisReply& reply) {
  return reply.type == REDIS_REPLY_ARRAY && reply.elements == 3 &&
         reply.element[0]->type == REDIS_REPLY_STRING && Text(*reply.element[0]) == "message";
}

void Tell(InvalidationStream::Listener& listener, const redisReply& keys) {
  if (keys.type != REDIS_REPLY_ARRAY) {
    listener.DroppedAll();
    return;
  }
  for (size_t i = 0; i < keys.elements; ++i) {
    std::string_view key = Text(*keys.element[i]);
    if (key.starts_with(kGonePrefix)) {
      listener.Dropped(key.substr(kGonePrefix.size()));
    } else {
      listener.DroppedAll();  // another era
    }
  }
}

}  // namespace

InvalidationStream::InvalidationStream(const Address& address, Listener& listener,
                                       StreamOptions options)
    : address_(address), listener_(listener), options_(options) {
  if (!address_.none()) thread_ = std::thread([this] { Run(); });
}

InvalidationStream::~InvalidationStream() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void InvalidationStream::Run() {
  while (!stopping_) {
    if (auto connection = Connection::Open(address_, options_.timeout);
        connection && Subscribe(*connection)) {
      listener_.Up();
      Listen(*connection);
      listener_.Down();
    }
    std::unique_lock lock(mutex_);
    stop_.wait_until(
        lock, std::chrono::system_clock::now() + absl::ToChronoMilliseconds(options_.backoff),
        [this] { return stopping_.load(); });
  }
}

bool InvalidationStream::Subscribe(Connection& connection) {
  Reply id = connection.Run({"CLIENT", "ID"});
  if (!Is(id, REDIS_REPLY_INTEGER)) return false;
  Reply tracking =
      connection.Run({"CLIENT", "TRACKING", "ON", "REDIRECT", absl::StrCat(id->integer), "BCAST",
                      "PREFIX", kGonePrefix, "PREFIX", kEraKey});
  if (!Is(tracking, REDIS_REPLY_STATUS)) return false;
  return Is(connection.Run({"SUBSCRIBE", kChannel}), REDIS_REPLY_ARRAY) &&
         connection.SetTimeout(options_.timeout);
}

void InvalidationStream::Listen(Connection& connection) {
  const auto heartbeat = absl::ToChronoMilliseconds(options_.heartbeat);
  const auto silence = absl::ToChronoMilliseconds(options_.silence);
  auto heard = Clock::now();
  auto pinged = heard;
  while (!stopping_ && !connection.broken() && Clock::now() - heard < silence) {
    if (Clock::now() - pinged >= heartbeat) {
      connection.Send({"PING"});
      pinged = Clock::now();
    }
    if (Reply reply = connection.Receive(options_.heartbeat / 4)) {
      heard = Clock::now();
      if (IsMessage(*reply)) Tell(listener_, *reply->element[2]);
    }
  }
}

}  // namespace linli::cache
