// How it is told where somebody stands under a scheme (S0-5, S4-34; 67号令 Art. 10). What the
// record is worth stands in star_figures.h.
#pragma once

#include "linli/awards/v1/star.pb.h"

namespace linli::awards::domain {

// Fills in title, next star and what is missing for `status.star` and `status.counted_minutes`
// under the scheme. `star` is what was granted, and may be more than today's minutes give.
void Describe(const v1::StarScheme& scheme, v1::StarStatus& status);

}  // namespace linli::awards::domain
