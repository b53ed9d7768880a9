// Gives up attendances whose check-out has closed.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"

namespace linli::hours::jobs {

// All that are overdue at `now`, some per transaction.
absl::Status AbandonOverdue(db::Database& database, absl::Time now, absl::Time deadline);

}  // namespace linli::hours::jobs
