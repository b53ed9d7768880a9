// Ends holds whose time has come.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"

namespace linli::hours::jobs {

// All that are due at `now`, those of some volunteers per transaction. Whoever posts or voids one
// at the same moment waits for the same account, so that exactly one of them ends it.
absl::Status ExpireHolds(db::Database& database, absl::Time now, absl::Time deadline);

}  // namespace linli::hours::jobs
