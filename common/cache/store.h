// The shared cache in Redis. Its laws:
//
// - Redis may vanish. Then everything is a miss: never an error, and never slow. A caller pays at
//   most one time-out; the first failure opens the breaker, and only a thread of our own connects
//   again, after a backoff.
// - A stale reader never overwrites a newer value. A value carries the version of its row, and
//   PutIfNewer refuses what is older than the value or the tombstone that Drop left.
// - Nothing that was dropped comes back. Where Redis loses tombstones or brings old values back
//   (flush, eviction, restart from a snapshot, fail-over to a replica), the era changes: each value
//   names the era that it was written in, and a value or a load of another era counts for nothing.
// - Drops that find Redis away are kept and sent before this process reads from Redis again. When
//   more are kept than `kept_drops`, their keys are let go and a new era begins instead, which
//   empties the whole cache for everybody at the cost of one SET.
//
// What remains: while one process alone is cut off from Redis, or dies between its commit and its
// Drop, others may read the old value until its TTL ends. So no write trusts what it reads here.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "common/cache/address.h"
#include "common/cache/kept_drops.h"
#include "common/cache/stats.h"
#include "common/secret/key_ring.h"

namespace linli::cache {

class Connection;

struct Entry {
  int64_t version;
  std::string bytes;
};

// After a commit that made `version`, what is older of this key is gone.
struct Gone {
  std::string key;
  int64_t version;
};

struct StoreOptions {
  absl::Duration timeout = absl::Milliseconds(20);  // to connect, and for each command
  int connections = 16;                             // as many as threads use it at once
  absl::Duration first_backoff = absl::Milliseconds(50);
  absl::Duration longest_backoff = absl::Seconds(2);
  size_t kept_drops = 10'000;
  absl::Duration tombstone = absl::Seconds(60);
  absl::Duration longest_load = absl::Seconds(30);  // below `tombstone`
  // Seals the values, each for its key: Redis, its snapshots and its replicas hold nobody's name in
  // clear. All who share a Redis share the ring. Null: values stand in clear.
  std::shared_ptr<const secret::KeyRing> seal = nullptr;
};

// Thread-safe. Keys are "<service>:<resource name>", for example "registration:volunteers/V…".
class Store {
 public:
  // Taken before the row is read: says from when on the load is to be believed.
  struct Ticket {
    uint64_t era = 0;  // 0: no Redis was there, so nothing will be put
    std::chrono::steady_clock::time_point started;
  };

  explicit Store(Address address, StoreOptions options = {});
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  std::optional<Entry> Get(std::string_view key);
  // One round trip; the answers stand in the order of the keys.
  std::vector<std::optional<Entry>> GetMany(std::span<const std::string_view> keys);

  Ticket BeforeLoad() const;

  // Stores what was loaded since the ticket, unless something newer is known. `version` is not
  // negative and grows with every commit that changes the value. Whether Redis now holds this
  // version.
  bool PutIfNewer(const Ticket& ticket, std::string_view key, int64_t version,
                  std::string_view bytes, absl::Duration ttl);

  // After the commits: forgets what is older, here and in the near caches of all processes, and
  // lets nobody put it back. One round trip for all of them.
  void Drop(std::span<const Gone> gone);
  void Drop(std::string_view key, int64_t version) {
    const Gone gone{std::string(key), version};
    Drop(std::span(&gone, 1));
  }

  const StoreStats& stats() const { return stats_; }

 private:
  struct Lease;  // a borrowed connection

  // A value as Redis holds it, and back; nothing if it does not open.
  std::string Seal(std::string_view key, int64_t version, std::string_view bytes) const;
  std::optional<Entry> Open(std::string_view key, std::optional<Entry> entry) const;

  Lease Borrow();
  void Return(Lease lease);
  void OpenBreaker(std::unique_lock<std::mutex>& held);
  void Keep(std::span<const Gone> gone);
  std::unique_ptr<Connection> Connect();
  bool Greet(Connection& connection);
  // How many of them Redis has heard, in their order.
  size_t SendDrops(Connection& connection, std::span<const Gone> gone);
  bool SendKept(Connection& connection);
  bool Close();  // tries to
  void Mend();   // the thread

  const Address address_;
  const StoreOptions options_;
  StoreStats stats_;
  std::atomic<uint64_t> era_{0};  // the last that Redis told

  std::mutex mutex_;
  std::condition_variable returned_;  // a connection is idle again, or the breaker opened
  std::condition_variable opened_;    // the breaker opened, or the end has come
  std::vector<std::unique_ptr<Connection>> idle_;
  KeptDrops kept_;
  uint64_t generation_ = 0;  // of connections; one that is older is closed on its return
  bool closed_ = false;
  bool stopping_ = false;
  std::thread mender_;
};

}  // namespace linli::cache
