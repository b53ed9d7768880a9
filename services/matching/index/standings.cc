#include "services/matching/index/standings.h"

#include <algorithm>

namespace linli::matching::index {
namespace {

template <typename Engagements>
auto RangeOf(Engagements& engaged, uint32_t local) {
  const auto before = [](const Engaged& one, uint32_t than) { return one.local < than; };
  const auto begin = std::lower_bound(engaged.begin(), engaged.end(), local, before);
  return std::pair(begin, std::lower_bound(begin, engaged.end(), local + 1, before));
}

}  // namespace

void Standings::Put(uint32_t local, const Standing& standing) {
  if (local >= standings_.size()) standings_.resize(local + 1);
  standings_[local] = standing;
}

void Standings::PutEngagements(uint32_t local, std::vector<Engaged> engaged) {
  const auto [begin, end] = RangeOf(engaged_, local);
  const auto at = engaged_.erase(begin, end);
  engaged_.insert(at, engaged.begin(), engaged.end());
}

std::span<const Engaged> Standings::engagements(uint32_t local) const {
  const auto [begin, end] = RangeOf(engaged_, local);
  return {begin, end};
}

bool Standings::Busy(uint32_t local, int64_t start, int64_t end) const {
  for (const Engaged& one : engagements(local)) {
    if (one.confirmed && one.start < end && start < one.end) return true;
  }
  return false;
}

}  // namespace linli::matching::index
