// The best volunteers for a shift, from memory alone.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "roaring/roaring.hh"
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
  absl::Time now;
  // What they must have besides what the shift requires.
  domain::SkillSet skills;
  // Ordinals by shard; unset: whoever it is.
  std::optional<std::map<uint32_t, Roaring>> among;
  // Whoever gave no place counts as near in the city of the shift, or, with this, wherever she is.
  bool any_city = false;
};

struct RankedVolunteer {
  double score = 0;
  uint32_t volunteer = 0;  // ordinal
  std::optional<double> metres;
};

// Active volunteers whom every hard rule admits, as far as memory knows, and who are near enough,
// or, if that is not known, of the same city: higher score first, then by number.
std::vector<RankedVolunteer> FindCandidates(const Snapshot& snapshot,
                                            const CandidatesWanted& wanted,
                                            const domain::Weights& weights);

}  // namespace linli::matching::index
