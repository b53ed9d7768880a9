// Where it is decided that a sign-up is refused. Hard rules only: none of them is ever weighed
// against something else. Capacity and overlap are decided by enrollment_seating.h, and by the
// database in any case.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/matching/v1/activity.pb.h"
#include "linli/matching/v1/policy.pb.h"
#include "linli/matching/v1/shift.pb.h"
#include "services/matching/domain/volunteer_facts.h"

namespace linli::matching::domain {

// Whether anybody may sign up for this shift now: ACTIVITY_NOT_OPEN, SHIFT_BEGUN.
absl::Status CheckShiftOpen(v1::Activity::State activity, const v1::Shift& shift, absl::Time now);

// Whether this volunteer may serve in this shift: VOLUNTEER_CANNOT_SERVE, TOO_YOUNG, TOO_OLD,
// MINOR_NEEDS_GUARDIAN_CONSENT, MINOR_AT_NIGHT, SKILL_MISSING, LANGUAGE_MISSING,
// QUALIFICATION_MISSING, TRAINING_NEEDED, each with what would help.
absl::Status CheckVolunteerFits(const v1::EnrollmentPolicy& policy, const v1::Shift& shift,
                                const VolunteerFacts& volunteer);

}  // namespace linli::matching::domain
