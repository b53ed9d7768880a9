// The best volunteers for a shift, from memory alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/matching/domain/score.h"
#include "services/matching/index/snapshot.h"

namespace linli::matching::index {

struct CandidatesWanted {
  const ShiftCard* shift = nullptr;
  double within_metres = 0;
  std::string region_code;  // empty: everywhere
  bool registered_category_only = false;
  bool available_only = false;
  size_t count = 0;
};

struct RankedVolunteer {
  double score = 0;
  uint32_t volunteer = 0;  // ordinal
  std::optional<double> metres;
};

// Active volunteers whom the rules of age and skill admit, who are near enough, or, if that is not
// known, of the same city, and hold nothing at that time: higher score first, then by number.
std::vector<RankedVolunteer> FindCandidates(const Snapshot& snapshot,
                                            const CandidatesWanted& wanted,
                                            const domain::Weights& weights);

}  // namespace linli::matching::index
