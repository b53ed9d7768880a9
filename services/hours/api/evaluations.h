// EvaluationService (服务评价).
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/evaluation_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/record_authority.h"

namespace linli::hours::evaluations {

absl::StatusOr<RecordAuthority> AskVolunteer(Deps& deps, const rpc::Call& call,
                                             const v1::EvaluateVolunteerRequest& request);
absl::StatusOr<v1::Evaluation> EvaluateVolunteer(Deps& deps, rpc::WriteCall& call,
                                                 const v1::EvaluateVolunteerRequest& request,
                                                 const RecordAuthority& authority);

absl::StatusOr<v1::Evaluation> EvaluateUnit(Deps& deps, rpc::WriteCall& call,
                                            const v1::EvaluateUnitRequest& request);

absl::StatusOr<v1::ListEvaluationsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListEvaluationsRequest& request);

}  // namespace linli::hours::evaluations
