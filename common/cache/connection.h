// One connection to Redis, for one thread at a time. This room alone knows hiredis.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "common/cache/address.h"
#include "common/cache/tls.h"
#include "hiredis/hiredis.h"

namespace linli::cache {

struct FreeReply {
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
using Reply = std::unique_ptr<redisReply, FreeReply>;

inline bool Is(const Reply& reply, int type) { return reply && reply->type == type; }
inline std::string_view Text(const redisReply& reply) { return {reply.str, reply.len}; }

// Why there is no connection.
enum class Trouble {
  kNone,
  kUnreachable,
  kUntrusted,  // its certificate or ours is no good
  kDenied,     // it does not take our user and password
};

class Connection {
 public:
  // nullptr if there is no connection within the time-out, or none that it lets us use: `trouble`
  // says why. With TLS the time-out is a second at least until SetTimeout: shaking hands takes
  // signatures, and nobody's call waits for it.
  static std::unique_ptr<Connection> Open(const Address& address, absl::Duration timeout,
                                          Trouble* trouble = nullptr);

  // Of each command from now on.
  bool SetTimeout(absl::Duration timeout);

  // One command and its reply; nullptr when the connection broke or the time-out passed, after
  // which it answers nothing more: a late reply would be taken for that of the next command.
  Reply Run(std::span<const std::string_view> words);
  Reply Run(std::initializer_list<std::string_view> words) {
    return Run(std::span(words.begin(), words.size()));
  }

  // Many commands in one round trip: each is appended, then Next gives their replies in order.
  bool Append(std::span<const std::string> words);
  Reply Next();

  // Sends without waiting, and waits up to `patience` for what comes (Reply, or nullptr: nothing).
  bool Send(std::initializer_list<std::string_view> words);
  Reply Receive(absl::Duration patience);

  bool broken() const { return broken_; }
  // Declares it unusable: it gave an answer that makes no sense.
  void Break() { broken_ = true; }

  // What Store learns of the server when it connects.
  struct Server {
    std::string run_id;
    std::string put_sha;
    std::string drop_sha;
    std::chrono::milliseconds ahead{0};  // Redis's clock before our steady one
    uint64_t generation = 0;
  };
  Server server;

 private:
  struct FreeContext {
    void operator()(redisContext* context) const { redisFree(context); }
  };
  explicit Connection(redisContext* context) : context_(context) {}

  bool Authenticate(const Address& address);
  // hiredis connects, and knows the protocol; the bytes go our own way.
  template <typename Word>
  bool Put(std::span<const Word> words);
  bool Flush();
  // Takes in what comes; false if nothing does in time, or the connection broke (`broken_`).
  bool Fill();

  std::unique_ptr<redisContext, FreeContext> context_;
  std::unique_ptr<Tls> tls_;  // goes before the socket that it uses
  std::string unsent_;
  bool broken_ = false;
};

}  // namespace linli::cache
