// What the clock does with redemptions: goes on with what a crash or the absence of hours left
// behind, and lets go what was not collected in time.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/awards/api/redemption_deps.h"

namespace linli::awards::jobs {

// Those that are due, longest first, at most 100. Ends at the first one to which hours does not
// answer, with its status: that one comes again a minute later, after the others. May be cut
// off anywhere and run by several replicas at once.
absl::Status FinishRedemptions(RedemptionDeps& deps, absl::Time now, absl::Time deadline);

}  // namespace linli::awards::jobs
