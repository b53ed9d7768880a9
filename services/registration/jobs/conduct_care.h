// What time alone makes of cases on conduct.
#pragma once

#include "services/registration/api/deps.h"
#include "services/registration/jobs/household.h"

namespace linli::registration::jobs {

// Freezes end with their time; a measure against which nobody appealed in time is final.
absl::Status FinishMeasures(const Household& house, Deps& deps);

}  // namespace linli::registration::jobs
