// The ends of qualifications, told in the feed without anybody calling. Whether one holds is told
// by its times alone: nothing waits for this job.
#pragma once

#include "services/registration/jobs/household.h"

namespace linli::registration::jobs {

// Warns of the grants that end within the policy's days, and tells those that have ended; each
// once, whatever replicas run at the same time.
absl::Status TellEnds(const Household& house);

}  // namespace linli::registration::jobs
