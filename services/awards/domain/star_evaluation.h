// What counted minutes are worth under a scheme (S0-5, S4-34; 67号令 Art. 10).
#pragma once

#include <cstdint>
#include <vector>

#include "linli/awards/v1/star.pb.h"

namespace linli::awards::domain {

// The stars that this many minutes give, from the lowest up. A threshold is reached by exactly its
// minutes: 100 h 00 min give the star of 100 hours, 99 h 59 min do not.
std::vector<v1::Star> StarsReached(const v1::StarScheme& scheme, int64_t counted_minutes);

// Fills in title, next star and what is missing for `status.star` and `status.counted_minutes`
// under the scheme. `star` is what was granted, and may be more than today's minutes give.
void Describe(const v1::StarScheme& scheme, v1::StarStatus& status);

}  // namespace linli::awards::domain
