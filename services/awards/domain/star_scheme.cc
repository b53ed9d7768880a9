#include "services/awards/domain/star_scheme.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/awards/domain/effective_time.h"

namespace linli::awards::domain {

absl::Status CheckStarScheme(const v1::StarScheme& scheme, absl::Time now) {
  Violations violations;
  int64_t below = 0;
  for (int i = 0; i < scheme.stars_size(); ++i) {
    const v1::Star& star = scheme.stars(i);
    const std::string path = absl::StrCat("star_scheme.stars[", i, "]");
    if (star.star() != i + 1) {
      violations.Add(path + ".star", Reason::STAR_NOT_IN_SEQUENCE,
                     {{"expected", absl::StrCat(i + 1)}});
    }
    if (star.threshold_minutes() <= below) {
      violations.Add(path + ".threshold_minutes", Reason::STAR_THRESHOLD_NOT_RISING,
                     {{"below", absl::StrCat(below)}});
    }
    below = std::max(below, star.threshold_minutes());
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return CheckNotInThePast(scheme.effective_time(), now, Reason::STAR_SCHEME_IN_THE_PAST);
}

}  // namespace linli::awards::domain
