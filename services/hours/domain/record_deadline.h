// The ten working days of 67号令 Art. 11.
#pragma once

#include "absl/time/time.h"
#include "linli/hours/v1/policy.pb.h"

namespace linli::hours::domain {

// Whether something done now about service that ended at `end` comes later than the policy's
// working days. Late is flagged, never lost.
bool IsLate(const v1::Policy& policy, absl::Time end, absl::Time now);

}  // namespace linli::hours::domain
