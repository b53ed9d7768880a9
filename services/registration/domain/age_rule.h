// From which age somebody is registered, and when a guardian has to agree. Ages are policy, not
// law.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "linli/registration/v1/policy.pb.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::registration::domain {

// The state in which the file of somebody born on `birth` stands: ACTIVE, or PENDING while a
// guardian has not agreed. Refuses with BELOW_MINIMUM_AGE, GUARDIAN_CONSENT_MISSING, or, below the
// strict age, GUARDIAN_MISSING: there consent is somebody's, who can be asked.
absl::StatusOr<v1::VolunteerState> StateByAge(const v1::Policy& policy, absl::CivilDay birth,
                                              bool guardian_agreed, bool guardian_known,
                                              absl::CivilDay today);

}  // namespace linli::registration::domain
