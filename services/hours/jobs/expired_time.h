// Ends what was deposited and not used in time, where the policy of its day says so.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"

namespace linli::hours::jobs {

// All that is past its time at `now`, one volunteer per transaction. What is held stays until its
// hold ends; a frozen account is left alone.
absl::Status ExpireTime(db::Database& database, absl::Time now, absl::Time deadline);

}  // namespace linli::hours::jobs
