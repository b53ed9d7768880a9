// Redis tells which keys were dropped by any process. One connection, subscribed and tracking at
// once (it redirects to itself), so that tracking cannot outlive the subscription or the reverse;
// a PING on it every heartbeat finds a half-dead one within a second.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>

#include "absl/time/time.h"
#include "common/cache/address.h"

namespace linli::cache {

class Connection;

struct StreamOptions {
  absl::Duration timeout = absl::Milliseconds(200);    // to connect and to be subscribed
  absl::Duration heartbeat = absl::Milliseconds(250);  // between PINGs
  absl::Duration silence = absl::Milliseconds(750);    // without any word: lost
  absl::Duration backoff = absl::Milliseconds(100);
};

class InvalidationStream {
 public:
  // Called by the stream's thread alone.
  class Listener {
   public:
    virtual ~Listener() = default;
    virtual void Up() = 0;    // from now on, every Drop is told
    virtual void Down() = 0;  // some may have been missed
    virtual void Dropped(std::string_view key) = 0;
    virtual void DroppedAll() = 0;
  };

  // `listener` outlives the stream. Without an address nothing ever comes up.
  InvalidationStream(const Address& address, Listener& listener, StreamOptions options = {});
  ~InvalidationStream();
  InvalidationStream(const InvalidationStream&) = delete;
  InvalidationStream& operator=(const InvalidationStream&) = delete;

 private:
  void Run();
  bool Subscribe(Connection& connection);
  void Listen(Connection& connection);

  const Address address_;
  Listener& listener_;
  const StreamOptions options_;
  std::mutex mutex_;
  std::condition_variable stop_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace linli::cache
