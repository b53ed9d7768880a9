// What a star scheme must look like (S0-5, S4-34).
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/awards/v1/star.pb.h"

namespace linli::awards::domain {

// One BadRequest with every star that is out of sequence, every threshold that does not rise and
// every condition that the subject cannot have (CRITERION_INVALID); STAR_SCHEME_IN_THE_PAST if it
// would take effect before `now`.
absl::Status CheckStarScheme(const v1::StarScheme& scheme, absl::Time now);

}  // namespace linli::awards::domain
