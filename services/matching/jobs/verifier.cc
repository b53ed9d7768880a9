#include "services/matching/jobs/verifier.h"

#include "common/db/verifier.h"
#include "services/matching/storage/queries.h"

namespace linli::matching {

absl::Status Verify(db::Database& database, metrics::Registry& metrics, absl::Time deadline) {
  return db::Verify(database, metrics, "matching", queries::kSeatViolations, deadline);
}

}  // namespace linli::matching
