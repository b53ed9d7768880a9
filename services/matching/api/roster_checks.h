// What all calls about rosters check first.
#pragma once

#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "services/matching/domain/names.h"

namespace linli::matching::rosters {

// NOT_FOUND unless it was published; ACTIVITY_NOT_OPEN unless it still stands and is to come.
absl::Status CheckOpen(db::Tx& tx, const ActivityName& activity, absl::Time now);

// Names of its shifts.
std::set<std::string> ShiftsOf(db::Tx& tx, const ActivityName& activity);

}  // namespace linli::matching::rosters
