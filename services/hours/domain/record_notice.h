// Public notice (公示) and taking effect.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/record.pb.h"

namespace linli::hours::domain {

// The end of a notice of so many working days that begins at `now`: midnight after the last of
// them; the day on which it begins does not count.
absl::Time NoticeEnd(int workdays, absl::Time now);

// After it was vouched for, and approved if that was needed: into public notice if the policy wants
// one, otherwise into effect. RECORD_TRANSITION.
absl::Status GoOn(const v1::Policy& policy, absl::Time now, v1::Record& record);

// RECORD_TRANSITION.
absl::Status TakeEffect(absl::Time now, v1::Record& record);

}  // namespace linli::hours::domain
