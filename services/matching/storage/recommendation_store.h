// The open shifts among which recommendation ranks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/geo/datum.h"
#include "services/matching/domain/names.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::store {

struct CandidateFilter {
  VolunteerName volunteer;
  absl::Time starts_from;
  absl::Time starts_before;
  std::vector<std::string> skills;  // what the volunteer can do
  std::optional<geo::LatLng> near;  // WGS-84; unset: the city of the region instead
  double within_metres = 0;         // of `near`; a box, so that corners lie farther
  std::string region_code;
};

// Published shifts with a free place at times when the volunteer has nothing else. At most 5,000,
// the earliest.
std::vector<ShiftInContext> FindCandidates(db::Tx& tx, const CandidateFilter& filter);

}  // namespace linli::matching::store
