// The code that a volunteer types in, and the limit on guessing it.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "common/rpc/call.h"
#include "linli/hours/v1/attendance.pb.h"
#include "linli/hours/v1/policy.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

// CHECK_CODE_WRONG, which spends one of the policy's tries at this shift; TOO_MANY_ATTEMPTS when
// all are spent. Called before anything is written that a refusal has to undo.
absl::Status CheckCodeOf(Deps& deps, rpc::WriteCall& call, const v1::Policy& policy,
                         const std::string& shift, v1::Direction direction,
                         const std::string& code);

}  // namespace linli::hours
