// When a new version of a star scheme takes effect, whoever has the minutes already gets its stars
// without having to serve once more; and each day under one whose stars come or lapse by time
// alone.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"

namespace linli::awards::jobs {

// Applies a version in force to the next volunteers, at most 200, and remembers in the same
// transaction how far it came. Nothing happens when there is none left.
absl::Status SweepScheme(db::Database& database, absl::Time now, absl::Time deadline);

}  // namespace linli::awards::jobs
