#include "common/cache/near_cache.h"

#include <utility>

namespace linli::cache {
namespace {

constexpr size_t kBookkeeping = 200;

void Count(Counter& counter) { counter.fetch_add(1, std::memory_order_relaxed); }

}  // namespace

NearCache::NearCache(NearOptions options)
    : options_(options), max_age_(absl::ToChronoNanoseconds(options.max_age)) {}

std::optional<NearCache::Found> NearCache::Get(std::string_view key) {
  if (alive_.load(std::memory_order_acquire)) {
    Hashed hashed{key, Hash(key)};
    Shard& shard = ShardOf(hashed.hash);
    auto now = options_.now();
    std::lock_guard lock(shard.mutex);
    if (auto at = shard.index.find(hashed); at != shard.index.end()) {
      auto node = at->second;
      if (now - node->put <= max_age_) {
        shard.nodes.splice(shard.nodes.begin(), shard.nodes, node);
        Count(stats_.hits);
        return Found{node->message, node->version};
      }
      Remove(shard, node);
    }
  }
  Count(stats_.misses);
  return std::nullopt;
}

NearCache::Ticket NearCache::BeforeLoad(std::string_view key) {
  size_t hash = Hash(key);
  uint64_t life = life_.load(std::memory_order_acquire);
  Shard& shard = ShardOf(hash);
  std::lock_guard lock(shard.mutex);
  return {hash, life, shard.changes[SlotOf(hash)]};
}

bool NearCache::Put(const Ticket& ticket, std::string_view key, int64_t version,
                    MessagePtr message) {
  size_t bytes = message->SpaceUsedLong() + key.size() + kBookkeeping;
  Shard& shard = ShardOf(ticket.hash);
  auto now = options_.now();
  std::lock_guard lock(shard.mutex);
  // Read under the lock: whoever voids tickets does so before taking it to clear the shard.
  if (!alive_.load(std::memory_order_acquire)) return false;
  if (ticket.life != life_.load(std::memory_order_acquire) ||
      ticket.changes != shard.changes[SlotOf(ticket.hash)]) {
    Count(stats_.late_puts);
    return false;
  }
  if (auto at = shard.index.find(Hashed{key, ticket.hash}); at != shard.index.end()) {
    if (at->second->version > version) return false;
    Remove(shard, at->second);
  }
  shard.nodes.push_front({std::string(key), ticket.hash, version, bytes, now, std::move(message)});
  shard.index.emplace(Hashed{shard.nodes.front().key, ticket.hash}, shard.nodes.begin());
  shard.bytes += bytes;
  Shrink(shard);
  return true;
}

void NearCache::Forget(std::string_view key, int64_t version) {
  Hashed hashed{key, Hash(key)};
  Shard& shard = ShardOf(hashed.hash);
  Count(stats_.invalidations);
  std::lock_guard lock(shard.mutex);
  ++shard.changes[SlotOf(hashed.hash)];
  auto at = shard.index.find(hashed);
  if (at != shard.index.end() && at->second->version < version) Remove(shard, at->second);
}

void NearCache::Invalidate(std::string_view key) { Forget(key, INT64_MAX); }

void NearCache::Flush() {
  Count(stats_.flushes);
  life_.fetch_add(1, std::memory_order_acq_rel);
  for (Shard& shard : shards_) {
    std::lock_guard lock(shard.mutex);
    shard.index.clear();
    shard.nodes.clear();
    shard.bytes = 0;
  }
}

void NearCache::SetAlive(bool alive) {
  // Coming up, the flush voids the tickets of the time without a stream before any of them can be
  // used; going down, nothing is answered before the flush begins.
  if (alive) Flush();
  alive_.store(alive, std::memory_order_release);
  stats_.alive.store(alive, std::memory_order_relaxed);
  if (!alive) Flush();
}

size_t NearCache::entries() {
  size_t sum = 0;
  for (Shard& shard : shards_) {
    std::lock_guard lock(shard.mutex);
    sum += shard.nodes.size();
  }
  return sum;
}

void NearCache::Remove(Shard& shard, Nodes::iterator node) {
  shard.bytes -= node->bytes;
  shard.index.erase(Hashed{node->key, node->hash});
  shard.nodes.erase(node);
}

void NearCache::Shrink(Shard& shard) {
  while (!shard.nodes.empty() && (shard.nodes.size() > options_.max_entries / kShards ||
                                  shard.bytes > options_.max_bytes / kShards)) {
    Remove(shard, std::prev(shard.nodes.end()));
    Count(stats_.evictions);
  }
}

}  // namespace linli::cache
