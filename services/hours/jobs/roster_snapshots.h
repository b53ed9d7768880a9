// Writes down who is expected at shifts that begin, for the insurer.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"

namespace linli::hours::jobs {

// All that are due at `now`, a shift per transaction. Several replicas at once write each list
// once.
absl::Status TakeRosterSnapshots(db::Database& database, absl::Time now, absl::Time deadline);

}  // namespace linli::hours::jobs
