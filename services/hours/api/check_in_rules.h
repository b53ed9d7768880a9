// CheckInRulesService.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/check_in_rules_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::check_in_rules {

absl::StatusOr<v1::CheckInRules> Get(Deps& deps, rpc::ReadCall& call,
                                     const v1::GetCheckInRulesRequest& request);
absl::StatusOr<v1::CheckInRules> Update(Deps& deps, rpc::WriteCall& call,
                                        const v1::UpdateCheckInRulesRequest& request);

}  // namespace linli::hours::check_in_rules
