// Which acts an assessment allows in which state.
#pragma once

#include "absl/status/status.h"
#include "linli/awards/v1/assessment.pb.h"

namespace linli::awards::domain {

// ASSESSMENT_STATE unless it is a draft; INDICATOR_INPUT_MISSING if inputs are missing and no
// reason says why it is published all the same.
absl::Status MayPublish(const v1::Assessment& assessment, const std::string& incomplete_reason);

// ASSESSMENT_STATE if it is superseded or withdrawn already.
absl::Status MayWithdraw(const v1::Assessment& assessment);

// ASSESSMENT_STATE unless it is of a year, for which there is a minimum, and not withdrawn.
absl::Status HasShortfalls(const v1::Assessment& assessment);

// ASSESSMENT_STATE if it was withdrawn: nothing is reported from it.
absl::Status MayReport(const v1::Assessment& assessment);

}  // namespace linli::awards::domain
