// Applications for organisations that nobody decided on.
#pragma once

#include "services/registration/jobs/household.h"

namespace linli::registration::jobs {

// Rejects all that have waited for longer than the policy of their region lets them, each in a
// transaction of its own.
absl::Status LapseApplications(const Household& house);

}  // namespace linli::registration::jobs
