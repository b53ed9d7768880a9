// The best shifts for a volunteer, from memory alone.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "services/matching/domain/score.h"
#include "services/matching/index/snapshot.h"

namespace linli::matching::index {

struct ShiftsWanted {
  uint32_t volunteer = 0;   // ordinal
  int64_t starts_from = 0;  // seconds since 1970
  int64_t starts_before = 0;
  int64_t now = 0;
  std::optional<geo::LatLng> near;  // unset: the shifts of her city
  double within_metres = 0;
  size_t count = 0;
};

struct RankedShift {
  double score = 0;
  const ShiftCard* card = nullptr;
  std::optional<double> metres;
};

// Public shifts open for sign-up with a free place that every hard rule admits her to, as far as
// memory knows (whether she is of a team, it does not): higher score first, then earlier start,
// then id.
std::vector<RankedShift> RecommendShifts(const Snapshot& snapshot, const ShiftsWanted& wanted,
                                         const domain::Weights& weights);

// What each factor is worth for the pair.
domain::Appraisal AppraisalOf(const Snapshot& snapshot, uint32_t volunteer,
                              const RankedShift& ranked, const domain::Weights& weights);

}  // namespace linli::matching::index
