// What the clock does in award plans: stages begin, notices end at midnight, votes close.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"

namespace linli::awards::jobs {

// Closes the votes whose time is over, then moves the plans whose next stage has begun or whose
// notice has ended; each in a transaction of its own. Nothing depends on its being on time: whoever
// acts in a plan sees it as the clock has it. May be cut off anywhere and run by several replicas
// at once.
absl::Status LetPlansPass(db::Database& database, absl::Time now, absl::Time deadline);

}  // namespace linli::awards::jobs
