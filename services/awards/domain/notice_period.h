// 公示: how long a notice runs, in working days (domain rules §11.2: five are customary, the plan
// says).
#pragma once

#include "absl/time/time.h"
#include "linli/awards/v1/award_plan.pb.h"

namespace linli::awards::domain {

// The midnight in China that ends the last of the plan's working days; the first one is the day
// after the notice began. An objection just before it counts, one at it does not.
absl::Time NoticeEnd(const v1::AwardPlan& plan, absl::Time start);

}  // namespace linli::awards::domain
