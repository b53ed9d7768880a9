// When the moon is new, to the minute: lunar months begin on that day in China (GB/T 33661-2017),
// and now and then it is minutes from midnight, where ICU's approximation errs.
#pragma once

#include "absl/time/civil_time.h"

namespace linli::matching::domain {

// The day in China of the new moon that is nearest to a day, for the years 1990 to 2100.
absl::CivilDay NewMoonNear(absl::CivilDay day);

}  // namespace linli::matching::domain
