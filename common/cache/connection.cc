#include "common/cache/connection.h"

#include <poll.h>
#include <signal.h>

#include <vector>

namespace linli::cache {
namespace {

struct Words {
  template <typename Word>
  explicit Words(std::span<const Word> words) {
    for (const Word& word : words) {
      starts.push_back(word.data());
      lengths.push_back(word.size());
    }
  }
  std::vector<const char*> starts;
  std::vector<size_t> lengths;
};

// hiredis writes without MSG_NOSIGNAL, so a Redis that went away would end the process. A handler
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

}  // namespace

std::unique_ptr<Connection> Connection::Open(const Address& address, absl::Duration timeout) {
  SurviveBrokenPipes();
  timeval limit = absl::ToTimeval(timeout);
  redisContext* context = address.path.empty()
                              ? redisConnectWithTimeout(address.host.c_str(), address.port, limit)
                              : redisConnectUnixWithTimeout(address.path.c_str(), limit);
  if (context == nullptr) return nullptr;
  std::unique_ptr<Connection> connection(new Connection(context));
  if (context->err != 0 || redisSetTimeout(context, limit) != REDIS_OK) return nullptr;
  return connection;
}

Reply Connection::Run(std::span<const std::string_view> words) {
  if (broken_) return nullptr;
  Words argv(words);
  Reply reply(static_cast<redisReply*>(redisCommandArgv(
      context_.get(), static_cast<int>(words.size()), argv.starts.data(), argv.lengths.data())));
  if (!reply) broken_ = true;
  return reply;
}

bool Connection::Append(std::span<const std::string> words) {
  Words argv(words);
  broken_ |= redisAppendCommandArgv(context_.get(), static_cast<int>(words.size()),
                                    argv.starts.data(), argv.lengths.data()) != REDIS_OK;
  return !broken_;
}

Reply Connection::Next() {
  void* reply = nullptr;
  if (broken_ || redisGetReply(context_.get(), &reply) != REDIS_OK) broken_ = true;
  return Reply(static_cast<redisReply*>(reply));
}

bool Connection::Send(std::initializer_list<std::string_view> words) {
  Words argv(std::span(words.begin(), words.size()));
  int done = 0;
  bool sent =
      !broken_ && redisAppendCommandArgv(context_.get(), static_cast<int>(words.size()),
                                         argv.starts.data(), argv.lengths.data()) == REDIS_OK;
  while (sent && !done) sent = redisBufferWrite(context_.get(), &done) == REDIS_OK;
  broken_ = !sent;
  return sent;
}

Reply Connection::Receive(absl::Duration patience) {
  void* reply = nullptr;
  auto next = [&] {
    if (redisReaderGetReply(context_->reader, &reply) != REDIS_OK) broken_ = true;
    return reply != nullptr;
  };
  if (broken_ || next()) return Reply(static_cast<redisReply*>(reply));
  pollfd ready{context_->fd, POLLIN, 0};
  if (poll(&ready, 1, static_cast<int>(absl::ToInt64Milliseconds(patience))) <= 0) return nullptr;
  if (redisBufferRead(context_.get()) != REDIS_OK) broken_ = true;
  if (!broken_) next();
  return Reply(static_cast<redisReply*>(reply));
}

}  // namespace linli::cache
