#include "services/matching/index/standings.h"

namespace linli::matching::index {

void Standings::Put(uint32_t local, const Standing& standing) {
  if (local >= standings_.size()) standings_.resize(local + 1);
  standings_[local] = standing;
}

}  // namespace linli::matching::index
