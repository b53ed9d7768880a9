// How many applications for organisations wait, and for how long.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/registration/v1/policy.pb.h"

namespace linli::registration::domain {

// PENDING_ORGANIZATIONS_LIMIT for one more beside `waiting` of the same applicant.
absl::Status CheckApplications(const v1::Policy& policy, int waiting);

// Whether what was submitted then has waited for longer than the policy's days, counted in China.
bool HasLapsed(const v1::Policy& policy, absl::Time submitted, absl::Time now);

// What its creator then reads.
std::string LapseReason(const v1::Policy& policy);

}  // namespace linli::registration::domain
