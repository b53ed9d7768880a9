// Rows of volunteers of a shard, sorted by their places in it: few of very many have any.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace linli::matching::index {

// `Row` has a `local`.
template <typename Row>
class ByLocal {
 public:
  std::span<const Row> of(uint32_t local) const {
    const auto [begin, end] = RangeOf(rows_, local);
    return {begin, end};
  }
  // Replaces what is known of one volunteer.
  void Put(uint32_t local, const std::vector<Row>& rows) {
    const auto [begin, end] = RangeOf(rows_, local);
    const auto at = rows_.erase(begin, end);
    rows_.insert(at, rows.begin(), rows.end());
  }
  void Tighten() { rows_.shrink_to_fit(); }

 private:
  template <typename Rows>
  static auto RangeOf(Rows& rows, uint32_t local) {
    const auto before = [](const Row& one, uint32_t than) { return one.local < than; };
    const auto begin = std::lower_bound(rows.begin(), rows.end(), local, before);
    return std::pair(begin, std::lower_bound(begin, rows.end(), local + 1, before));
  }

  std::vector<Row> rows_;
};

}  // namespace linli::matching::index
