// Takes back deposits whose records no longer count (corrected, reversed).
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"

namespace linli::hours::jobs {

// All of them, one per transaction. Where the minutes are spent already, the guarantee fund of her
// city stands in (policy); without one the account is frozen, for the time bank to decide.
absl::Status UndoDeposits(db::Database& database, absl::Time now, absl::Time deadline);

}  // namespace linli::hours::jobs
