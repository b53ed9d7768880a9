// Checks while it runs what must always be true (law 12).
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"
#include "common/db/query.h"
#include "common/metrics/registry.h"

namespace linli::db {

// Runs a query that answers with a row (invariant, violations) for each invariant, and shows the
// rows that break it as the gauge linli_invariant_violations{service, invariant}: anything above 0
// is an alarm. An error means that they could not be counted.
absl::Status Verify(Database& database, metrics::Registry& metrics, const std::string& service,
                    const Query& query, absl::Time deadline);

}  // namespace linli::db
