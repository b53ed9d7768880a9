#include "services/hours/jobs/verifier.h"

#include "common/db/verifier.h"
#include "common/status/macros.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::jobs {

absl::Status Verify(db::Database& database, metrics::Registry& metrics, absl::Time deadline) {
  for (const db::Query& query : {queries::kInvariantViolations, queries::kLedgerViolations}) {
    RETURN_IF_ERROR(db::Verify(database, metrics, "hours", query, deadline));
  }
  return absl::OkStatus();
}

}  // namespace linli::hours::jobs
