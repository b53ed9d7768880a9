// Ends public notices (公示).
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/cache/cache.h"
#include "common/db/database.h"

namespace linli::hours::jobs {

// What has stood in notice until `now`, and is not held by a dispute, takes effect: some per
// transaction, each with its posting and its event. May run in several places at once.
absl::Status EndNotices(db::Database& database, cache::Cache& cache, absl::Time now,
                        absl::Time deadline);

}  // namespace linli::hours::jobs
