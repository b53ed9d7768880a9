// Memory ranks, the database judges: who of a list of candidates may still be named.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "services/matching/index/candidates.h"
#include "services/matching/storage/rows.h"

namespace linli::matching {

std::string VolunteerIdOf(const index::Snapshot& snapshot, uint32_t ordinal);

// Those of the list whom every hard rule still admits, in its order.
std::vector<index::RankedVolunteer> StillFit(db::Tx& tx, const index::Snapshot& snapshot,
                                             const v1::EnrollmentPolicy& policy,
                                             const store::ShiftInContext& of, absl::Time now,
                                             const std::vector<index::RankedVolunteer>& ranked);

}  // namespace linli::matching
