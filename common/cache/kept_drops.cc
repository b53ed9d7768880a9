#include "common/cache/kept_drops.h"

#include <algorithm>
#include <utility>

namespace linli::cache {

void KeptDrops::Add(std::string_view key, int64_t version) {
  if (overflowed_) return;
  auto [at, added] = versions_.try_emplace(std::string(key), version);
  if (!added) at->second = std::max(at->second, version);
  if (versions_.size() > bound_) {
    overflowed_ = true;
    versions_.clear();
  }
}

void KeptDrops::Add(KeptDrops&& others) {
  if (others.overflowed_) {
    overflowed_ = true;
    versions_.clear();
  }
  for (const auto& [key, version] : others.versions_) Add(key, version);
}

KeptDrops KeptDrops::Take() { return std::exchange(*this, KeptDrops(bound_)); }

}  // namespace linli::cache
