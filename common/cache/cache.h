// All that a process needs to cache: its own memory, Redis behind it, and the stream that keeps
// the two together. Read with ReadThrough (read_through.h), Forget after each commit.
#pragma once

#include <string_view>

#include "common/cache/flights.h"
#include "common/cache/invalidation_stream.h"
#include "common/cache/near_cache.h"
#include "common/cache/store.h"

namespace linli::cache {

struct CacheOptions {
  StoreOptions store;
  NearOptions near;
  StreamOptions stream;
};

// Thread-safe.
class Cache : private InvalidationStream::Listener {
 public:
  explicit Cache(const Address& address, CacheOptions options = {});

  // After the commits, before their callers hear of them. From then on nothing older is read in
  // this process, and within moments in all others.
  void Forget(std::span<const Gone> gone);
  void Forget(std::string_view key, int64_t version) {
    const Gone gone{std::string(key), version};
    Forget(std::span(&gone, 1));
  }

  NearCache& near() { return near_; }
  Store& store() { return store_; }
  Flights& flights() { return flights_; }

 private:
  void Up() override;
  void Down() override;
  void Dropped(std::string_view key) override;
  void DroppedAll() override;

  Store store_;
  NearCache near_;
  Flights flights_;
  InvalidationStream stream_;  // last: its thread uses the others
};

}  // namespace linli::cache
