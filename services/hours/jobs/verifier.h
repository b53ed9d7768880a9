// The invariants of hours, checked while it runs (law 12): queries/invariant_violations.sql
// and queries/ledger_violations.sql.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"
#include "common/metrics/registry.h"

namespace linli::hours::jobs {

// As common/db/verifier.h says.
absl::Status Verify(db::Database& database, metrics::Registry& metrics, absl::Time deadline);

}  // namespace linli::hours::jobs
