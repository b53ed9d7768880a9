// What an activity asks for beyond its region's policy.
#pragma once

#include "linli/hours/v1/check_in_rules.pb.h"
#include "linli/hours/v1/policy.pb.h"

namespace linli::hours::domain {

// The policy with what the rules narrow of it; they widen nothing.
v1::Policy Narrowed(const v1::Policy& policy, const v1::CheckInRules& rules);

}  // namespace linli::hours::domain
