#include "services/hours/jobs/verifier.h"

#include "common/db/verifier.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::jobs {

absl::Status Verify(db::Database& database, metrics::Registry& metrics, absl::Time deadline) {
  return db::Verify(database, metrics, "hours", queries::kInvariantViolations, deadline);
}

}  // namespace linli::hours::jobs
