// When an activity and its shifts may be.
#pragma once

#include <string_view>

#include "common/status/refusal.h"
#include "linli/matching/v1/activity.pb.h"
#include "linli/matching/v1/policy.pb.h"
#include "linli/matching/v1/shift.pb.h"

namespace linli::matching::domain {

// Adds ACTIVITY_WINDOW at `field` unless the activity ends after it begins, within the longest
// span that policy allows.
void CheckActivityWindow(const v1::PublishPolicy& policy, const v1::Activity& activity,
                         std::string_view field, Violations& violations);

// Adds SHIFT_WINDOW or SHIFT_OUTSIDE_ACTIVITY at `field` unless the shift ends after it begins,
// within the longest span, and inside the activity. A shift may cross midnight.
void CheckShiftWindow(const v1::PublishPolicy& policy, const v1::Activity& activity,
                      const v1::Shift& shift, std::string_view field, Violations& violations);

}  // namespace linli::matching::domain
