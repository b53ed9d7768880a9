// AwardPlanService: from the draft to the decision.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/award_plan_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::award_plans {

// What is wrong with a plan by itself, told together with what the contract finds.
void Check(const v1::CreateAwardPlanRequest& request, absl::Time now, Violations& violations);
absl::StatusOr<v1::AwardPlan> Create(Deps& deps, rpc::WriteCall& call,
                                     const v1::CreateAwardPlanRequest& request);
absl::StatusOr<v1::AwardPlan> Update(Deps& deps, rpc::WriteCall& call,
                                     const v1::UpdateAwardPlanRequest& request);
absl::StatusOr<v1::AwardPlan> Open(Deps& deps, rpc::WriteCall& call,
                                   const v1::OpenAwardPlanRequest& request);
absl::StatusOr<v1::AwardPlan> Reschedule(Deps& deps, rpc::WriteCall& call,
                                         const v1::RescheduleAwardPlanRequest& request);
absl::StatusOr<v1::AwardPlan> Cancel(Deps& deps, rpc::WriteCall& call,
                                     const v1::CancelAwardPlanRequest& request);
// The notice and the decision; award_decisions.cc.
absl::StatusOr<v1::AwardPlan> Publish(Deps& deps, rpc::WriteCall& call,
                                      const v1::PublishAwardNoticeRequest& request);
absl::StatusOr<v1::AwardPlan> Decide(Deps& deps, rpc::WriteCall& call,
                                     const v1::DecideAwardPlanRequest& request);
absl::StatusOr<v1::AwardPlan> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetAwardPlanRequest& request);
absl::StatusOr<v1::ListAwardPlansResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListAwardPlansRequest& request);

}  // namespace linli::awards::award_plans
