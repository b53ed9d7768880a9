// When check-in and check-out are open for a shift.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/time/china_day.h"
#include "linli/hours/v1/policy.pb.h"

namespace linli::hours::domain {

// The moment after which nobody checks out any more.
absl::Time CheckOutUntil(const v1::Policy& policy, const time::Interval& shift);

// Open from the policy's minutes before the start until the end.
// CHECK_IN_NOT_OPEN, CHECK_IN_CLOSED.
absl::Status MayCheckIn(const v1::Policy& policy, const time::Interval& shift, absl::Time now);

// Open as soon as check-in is, until the policy's minutes after the end.
// CHECK_IN_NOT_OPEN, CHECK_OUT_CLOSED.
absl::Status MayCheckOut(const v1::Policy& policy, const time::Interval& shift, absl::Time now);

// CHECK_IN_LIMIT when `pairs_today` check-ins at the activity have been made on this day already
// (i志愿: at most 3).
absl::Status MayCheckInAgain(const v1::Policy& policy, int pairs_today);

}  // namespace linli::hours::domain
