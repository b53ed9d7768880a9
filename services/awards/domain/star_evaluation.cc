#include "services/awards/domain/star_evaluation.h"

#include <algorithm>

namespace linli::awards::domain {

void Describe(const v1::StarScheme& scheme, v1::StarStatus& status) {
  status.set_star_scheme(scheme.name());
  status.set_scheme_version(scheme.version());
  for (const v1::Star& star : scheme.stars()) {
    if (star.star() == status.star()) status.set_title(star.title());
    if (star.star() != status.star() + 1) continue;
    status.set_next_star(star.star());
    status.set_next_threshold_minutes(star.threshold_minutes());
    status.set_missing_minutes(
        std::max<int64_t>(0, star.threshold_minutes() - status.counted_minutes()));
  }
}

}  // namespace linli::awards::domain
