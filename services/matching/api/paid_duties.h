// Who stands at a post for pay.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/paid_duty_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::paid_duties {

absl::StatusOr<v1::PaidDuty> Assign(Deps& deps, rpc::WriteCall& call,
                                    const v1::AssignPaidDutyRequest& request);
absl::StatusOr<v1::PaidDuty> Revoke(Deps& deps, rpc::WriteCall& call,
                                    const v1::RevokePaidDutyRequest& request);
absl::StatusOr<v1::ListPaidDutiesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListPaidDutiesRequest& request);

}  // namespace linli::matching::paid_duties
