// What the caches count. Plain atomics, read by whoever collects metrics.
#pragma once

#include <atomic>
#include <cstdint>

namespace linli::cache {

using Counter = std::atomic<uint64_t>;

struct StoreStats {
  Counter hits{0};
  Counter misses{0};      // the breaker's refusals are misses too
  Counter attempts{0};    // commands sent to Redis and connections tried
  Counter errors{0};      // attempts that failed or timed out
  Counter untrusted{0};   // connections that a certificate, Redis's or ours, forbade
  Counter denied{0};      // connections that Redis refused to our user and password
  Counter stored{0};      // accepted by PutIfNewer
  Counter refused{0};     // refused by PutIfNewer: something newer was known
  Counter kept_drops{0};  // Drops that found Redis away and were kept for later
  Counter lost_eras{0};   // times that too many Drops were kept and all of Redis was given up
  std::atomic<bool> closed{false};  // the breaker: true while Redis is in use
};

struct NearStats {
  Counter hits{0};
  Counter misses{0};
  Counter late_puts{0};            // dropped: an invalidation came between ticket and Put
  Counter evictions{0};            // pushed out by the bounds
  Counter invalidations{0};        // keys that Redis or this process told it to forget
  Counter flushes{0};              // times that everything was forgotten
  std::atomic<bool> alive{false};  // the invalidation stream
};

}  // namespace linli::cache
