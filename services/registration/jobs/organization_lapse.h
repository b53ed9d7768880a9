// Applications for organisations that nobody decided on.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/cache/cache.h"
#include "common/db/database.h"

namespace linli::registration::jobs {

// Rejects all that have waited for longer than the policy of their region lets them, each in a
// transaction of its own, and announces it. Several replicas may run it at once.
absl::Status LapseApplications(db::Database& database, cache::Cache& cache, absl::Time now,
                               absl::Time deadline);

}  // namespace linli::registration::jobs
