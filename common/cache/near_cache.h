// Messages in this process's own memory. Its laws:
//
// - It answers only while the invalidation stream is alive, so what it says is at most about a
//   second behind any commit in any process; when the stream is lost it forgets everything.
// - What was loaded before an invalidation is never kept after it: a Put needs the ticket that was
//   taken before the load, and an invalidation, a Forget or a flush in between voids the ticket.
// - It is bounded, by entries and by bytes: the least recently used go first. Nothing is older
//   than `max_age`, should all else fail.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/hash/hash.h"
#include "absl/time/time.h"
#include "common/cache/stats.h"
#include "google/protobuf/message.h"

namespace linli::cache {

struct NearOptions {
  size_t max_entries = 200'000;
  size_t max_bytes = 256u << 20;  // about: message, key and bookkeeping
  absl::Duration max_age = absl::Seconds(30);
  std::chrono::steady_clock::time_point (*now)() = std::chrono::steady_clock::now;
};

// Thread-safe.
class NearCache {
 public:
  using MessagePtr = std::shared_ptr<const google::protobuf::Message>;
  struct Found {
    MessagePtr message;
    int64_t version;
  };
  struct Ticket {
    size_t hash;
    uint64_t life;     // of the whole cache
    uint64_t changes;  // of the slot that the key falls into
  };

  explicit NearCache(NearOptions options = {});

  std::optional<Found> Get(std::string_view key);

  Ticket BeforeLoad(std::string_view key);
  // `key` must be the ticket's. Whether it was kept.
  bool Put(const Ticket& ticket, std::string_view key, int64_t version, MessagePtr message);

  // After this process's own commit: forgets what is older than `version`.
  void Forget(std::string_view key, int64_t version);

  // For the invalidation stream.
  void Invalidate(std::string_view key);
  void Flush();
  void SetAlive(bool alive);

  const NearStats& stats() const { return stats_; }
  size_t entries();

 private:
  static constexpr int kShards = 64;
  static constexpr int kSlots = 64;  // per shard: a ticket is voided by 1 in 4,096 foreign keys

  struct Node {
    std::string key;
    size_t hash;
    int64_t version;
    size_t bytes;
    std::chrono::steady_clock::time_point put;
    MessagePtr message;
  };
  using Nodes = std::list<Node>;  // most recently used first

  // The key is hashed once; map and shard share the result.
  struct Hashed {
    std::string_view key;
    size_t hash;
  };
  struct HashOf {
    size_t operator()(const Hashed& hashed) const { return hashed.hash; }
  };
  struct SameKey {
    bool operator()(const Hashed& a, const Hashed& b) const { return a.key == b.key; }
  };
  struct alignas(64) Shard {
    std::mutex mutex;
    absl::flat_hash_map<Hashed, Nodes::iterator, HashOf, SameKey> index;  // views into the nodes
    Nodes nodes;
    size_t bytes = 0;
    std::array<uint64_t, kSlots> changes{};
  };

  static size_t Hash(std::string_view key) { return absl::Hash<std::string_view>{}(key); }
  // absl's table uses the lower bits.
  Shard& ShardOf(size_t hash) { return shards_[hash >> 58]; }
  static size_t SlotOf(size_t hash) { return (hash >> 52) % kSlots; }
  void Remove(Shard& shard, Nodes::iterator node);
  void Shrink(Shard& shard);

  const NearOptions options_;
  const std::chrono::steady_clock::duration max_age_;
  NearStats stats_;
  std::atomic<bool> alive_{false};
  std::atomic<uint64_t> life_{0};
  std::array<Shard, kShards> shards_;
};

}  // namespace linli::cache
