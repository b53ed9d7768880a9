// Checks while it runs what must always be true (law 12).
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"
#include "common/metrics/registry.h"

namespace linli::hours::jobs {

// Counts the rows that break each invariant and shows them as the gauge
// linli_invariant_violations{service="hours", invariant=…}: anything above 0 is an alarm. An error
// means that they could not be counted.
absl::Status Verify(db::Database& database, metrics::Registry& metrics, absl::Time deadline);

}  // namespace linli::hours::jobs
