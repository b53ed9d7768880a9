// The gates of age as one number, for who knows only years of birth.
#pragma once

#include "linli/matching/v1/policy.pb.h"
#include "linli/matching/v1/shift.pb.h"

namespace linli::matching::domain {

// The latest year of birth with which enrollment_gates.h admits an active volunteer to the shift
// for certain, that is, even if she was born on its last day.
int LatestBirthYear(const v1::EnrollmentPolicy& policy, const v1::Shift& shift);

// The earliest one, that is, even if she was born on its first day. 0: nobody is too old.
int EarliestBirthYear(const v1::Shift& shift);

}  // namespace linli::matching::domain
