#include "common/cache/cache.h"

namespace linli::cache {

Cache::Cache(const Address& address, CacheOptions options)
    : store_(address, options.store),
      near_(options.near),
      stream_(address, *this, options.stream) {}

// Redis first: whoever reads the old value there does so with a ticket or a flight that began
// before, and both end here. The other way round it could be put back in between.
void Cache::Forget(std::span<const Gone> gone) {
  store_.Drop(gone);
  for (const auto& [key, version] : gone) {
    flights_.Forget(key);
    near_.Forget(key, version);
  }
}

void Cache::Up() { near_.SetAlive(true); }

void Cache::Down() { near_.SetAlive(false); }

void Cache::Dropped(std::string_view key) {
  flights_.Forget(key);
  near_.Invalidate(key);
}

void Cache::DroppedAll() {
  flights_.ForgetAll();
  near_.Flush();
}

}  // namespace linli::cache
