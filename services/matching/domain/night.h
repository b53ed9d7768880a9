// The hours of the night, as policy counts them.
#pragma once

#include "absl/time/time.h"

namespace linli::matching::domain {

// Hours of the day in China; from 22 until 6 goes over midnight. Equal: there is no night.
struct NightHours {
  int from = 0;
  int until = 0;
};

// Whether some moment of [start, end) lies in a night. end is after start.
bool TouchesNight(const NightHours& night, absl::Time start, absl::Time end);

}  // namespace linli::matching::domain
