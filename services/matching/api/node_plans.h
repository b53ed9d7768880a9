// 「1+20+N」: plans of a year, and how far they have come.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/calendar_node_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::node_plans {

absl::StatusOr<v1::NodePlan> Create(Deps& deps, rpc::WriteCall& call,
                                    const v1::CreateNodePlanRequest& request);
absl::StatusOr<v1::NodePlan> Get(Deps& deps, rpc::ReadCall& call,
                                 const v1::GetNodePlanRequest& request);
absl::StatusOr<v1::ListNodePlansResponse> List(Deps& deps, rpc::ReadCall& call,
                                               const v1::ListNodePlansRequest& request);
absl::StatusOr<v1::ShowPlanCompletionResponse> ShowCompletion(
    Deps& deps, rpc::ReadCall& call, const v1::ShowPlanCompletionRequest& request);

}  // namespace linli::matching::node_plans
