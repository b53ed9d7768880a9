// The four stages of a standing project, its six elements, and how often it serves.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/matching/v1/project.pb.h"
#include "linli/matching/v1/project_service.pb.h"

namespace linli::matching::domain {

// PROJECT_INCOMPLETE with a BadRequest that names every element that is missing (S2-22).
absl::Status CheckElements(const v1::Project& project, const std::string& prefix);

// Whether a project may move to `stage`, which is the next one: PROJECT_STAGE, PROJECT_INCOMPLETE.
absl::Status CheckAdvance(const v1::Project& project, v1::Project::Stage stage,
                          const std::string& evaluation);

// The first moment of the period that a moment lies in, and of the one after it.
absl::Time PeriodStart(v1::Project::Frequency::Period period, absl::Time moment);
absl::Time NextPeriod(v1::Project::Frequency::Period period, absl::Time start);

// Most periods that are shown at once.
inline constexpr int kMostPeriods = 200;

// How the service of `held` fills the periods from that of `from` to before that of `until`, at
// most kMostPeriods.
v1::ShowProjectFrequencyResponse CompareFrequency(const v1::Project::Frequency& frequency,
                                                  const std::vector<absl::Time>& held,
                                                  absl::Time from, absl::Time until);

}  // namespace linli::matching::domain
