#include "common/cache/connection.h"

#include <poll.h>
#include <signal.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

#include "absl/strings/ascii.h"

namespace linli::cache {
namespace {

constexpr absl::Duration kHandshake = absl::Seconds(1);

// OpenSSL writes without MSG_NOSIGNAL, so a Redis that went away would end the process. A handler
// of the program's own stays.
void SurviveBrokenPipes() {
  static const bool done = [] {
    struct sigaction now {};
    sigaction(SIGPIPE, nullptr, &now);
    if (now.sa_handler == SIG_DFL) signal(SIGPIPE, SIG_IGN);
    return true;
  }();
  (void)done;
}

std::string PasswordOf(const Address& address) {
  if (!address.password) return "";
  return std::string(absl::StripAsciiWhitespace(address.password->Read()->text));
}

}  // namespace

std::unique_ptr<Connection> Connection::Open(const Address& address, absl::Duration timeout,
                                             Trouble* trouble) {
  Trouble ignored = Trouble::kNone;
  Trouble& why = trouble == nullptr ? ignored : *trouble;
  why = Trouble::kUnreachable;
  SurviveBrokenPipes();
  const timeval patience = absl::ToTimeval(address.tls ? std::max(timeout, kHandshake) : timeout);
  redisContext* context =
      address.path.empty() ? redisConnectWithTimeout(address.host.c_str(), address.port, patience)
                           : redisConnectUnixWithTimeout(address.path.c_str(), patience);
  if (context == nullptr) return nullptr;
  std::unique_ptr<Connection> connection(new Connection(context));
  if (context->err != 0 || redisSetTimeout(context, patience) != REDIS_OK) return nullptr;
  if (address.tls) {
    why = Trouble::kUntrusted;
    connection->tls_ = Tls::Shake(context->fd, address.host, address.certificates);
    if (!connection->tls_) return nullptr;
  }
  if (!connection->Authenticate(address)) {
    // A server that takes no certificate of ours says so only now, by hanging up.
    if (!connection->broken()) why = Trouble::kDenied;
    return nullptr;
  }
  why = Trouble::kNone;
  return connection;
}

bool Connection::SetTimeout(absl::Duration timeout) {
  if (redisSetTimeout(context_.get(), absl::ToTimeval(timeout)) != REDIS_OK) broken_ = true;
  return !broken_;
}

bool Connection::Authenticate(const Address& address) {
  const std::string password = PasswordOf(address);
  if (password.empty() && address.user.empty()) {
    return !address.tls || Is(Run({"PING"}), REDIS_REPLY_STATUS);
  }
  return Is(Run({"AUTH", address.user.empty() ? "default" : address.user, password}),
            REDIS_REPLY_STATUS);
}

template <typename Word>
bool Connection::Put(std::span<const Word> words) {
  std::vector<const char*> starts;
  std::vector<size_t> lengths;
  for (const Word& word : words) {
    starts.push_back(word.data());
    lengths.push_back(word.size());
  }
  char* command = nullptr;
  const int length = redisFormatCommandArgv(&command, static_cast<int>(words.size()), starts.data(),
                                            lengths.data());
  if (length < 0) {
    broken_ = true;
  } else {
    unsent_.append(command, length);
    redisFreeCommand(command);
  }
  return !broken_;
}

bool Connection::Flush() {
  std::string_view left = unsent_;
  while (!broken_ && !left.empty()) {
    const ssize_t sent =
        tls_ ? tls_->Write(left) : send(context_->fd, left.data(), left.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      left.remove_prefix(sent);
    } else if (tls_ || errno != EINTR) {
      broken_ = true;
    }
  }
  unsent_.clear();
  return !broken_;
}

bool Connection::Fill() {
  std::array<char, 16 * 1024> bytes;
  bool late = false;
  ssize_t came = 0;
  if (tls_) {
    came = tls_->Read(bytes, late);
  } else {
    do {
      came = recv(context_->fd, bytes.data(), bytes.size(), 0);
    } while (came < 0 && errno == EINTR);
    late = came < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  }
  if (late) return false;
  broken_ |= came <= 0 || redisReaderFeed(context_->reader, bytes.data(), came) != REDIS_OK;
  return !broken_;
}

Reply Connection::Run(std::span<const std::string_view> words) {
  if (broken_ || !Put(words)) return nullptr;
  return Next();
}

bool Connection::Append(std::span<const std::string> words) { return !broken_ && Put(words); }

Reply Connection::Next() {
  void* reply = nullptr;
  if (broken_ || !Flush()) return nullptr;
  while (true) {
    if (redisReaderGetReply(context_->reader, &reply) != REDIS_OK) broken_ = true;
    if (broken_ || reply != nullptr) return Reply(static_cast<redisReply*>(reply));
    if (!Fill()) broken_ = true;
  }
}

bool Connection::Send(std::initializer_list<std::string_view> words) {
  return !broken_ && Put(std::span(words.begin(), words.size())) && Flush();
}

Reply Connection::Receive(absl::Duration patience) {
  void* reply = nullptr;
  const auto next = [&] {
    if (redisReaderGetReply(context_->reader, &reply) != REDIS_OK) broken_ = true;
    return reply != nullptr;
  };
  if (broken_ || next()) return Reply(static_cast<redisReply*>(reply));
  pollfd ready{context_->fd, POLLIN, 0};
  const bool there = (tls_ && tls_->pending()) ||
                     poll(&ready, 1, static_cast<int>(absl::ToInt64Milliseconds(patience))) > 0;
  if (there && Fill()) next();
  return Reply(static_cast<redisReply*>(reply));
}

}  // namespace linli::cache
