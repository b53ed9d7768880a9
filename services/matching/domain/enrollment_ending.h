// How a sign-up ends before the shift.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "linli/matching/v1/enrollment.pb.h"
#include "linli/matching/v1/policy.pb.h"

namespace linli::matching::domain {

struct Ending {
  bool already = false;  // it had ended in the same way before: nothing to do
  bool late = false;     // counts against reliability
};

// What an ending depends on besides the enrolment.
struct EndingFacts {
  absl::Time move_time = absl::InfinitePast();  // when the shift last moved
  bool back_entry = false;                      // the shift was over before anybody applied
};

// Whether an enrolment may become CANCELLED (by the volunteer) or DECLINED (by the organisation)
// now: SHIFT_BEGUN, ENROLLMENT_ENDED if it ended in another way.
absl::StatusOr<Ending> CheckEnding(const v1::EnrollmentPolicy& policy,
                                   const v1::Enrollment& enrollment, v1::Enrollment::State wanted,
                                   absl::Time now, const EndingFacts& facts = {});

// Whether a volunteer may be said not to have come: SHIFT_NOT_BEGUN, ENROLLMENT_STATE unless
// CONFIRMED. `already` if that was said before.
absl::StatusOr<Ending> CheckNoShow(const v1::Enrollment& enrollment, absl::Time now);

}  // namespace linli::matching::domain
