// 可服务时段: the 24 times of the week in which a volunteer said she can serve.
#pragma once

#include <cstdint>

#include "absl/time/time.h"

namespace linli::matching::domain {

// The times that a window touches, one bit each, as registration keeps them: bits 0 to 20 from
// Monday morning, afternoon, evening to Sunday evening; on a public holiday (one that falls on
// Monday to Friday) bits 21 to 23 instead. Noon and 18:00 divide the day.
uint32_t TimesOf(absl::Time start, absl::Time end);

// Which share of the times of a window is in `availability`, 0 to 1.
double AvailableShare(uint32_t availability, absl::Time start, absl::Time end);

}  // namespace linli::matching::domain
