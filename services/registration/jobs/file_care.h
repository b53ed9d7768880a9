// What happens to files without anybody calling.
#pragma once

#include "services/registration/api/deps.h"
#include "services/registration/jobs/household.h"

namespace linli::registration::jobs {

// Suspensions whose end has come are over.
absl::Status EndSuspensions(const Household& house, Deps& deps);

// One-time codes go to the city's notifier; those that nobody can use any more are removed.
absl::Status SendClaimCodes(const Household& house, Deps& deps);

// How many are registered, for coverage figures.
absl::Status CountRegistered(const Household& house);

}  // namespace linli::registration::jobs
