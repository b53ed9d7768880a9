// Training plans and figures: handlers of TrainingPlanService.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/training_plan_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::training_plans {

absl::StatusOr<v1::TrainingPlan> Create(Deps& deps, rpc::WriteCall& call,
                                        const v1::CreateTrainingPlanRequest& request);
absl::StatusOr<v1::TrainingPlan> Update(Deps& deps, rpc::WriteCall& call,
                                        const v1::UpdateTrainingPlanRequest& request);
absl::StatusOr<v1::TrainingPlan> Get(Deps& deps, rpc::ReadCall& call,
                                     const v1::GetTrainingPlanRequest& request);
absl::StatusOr<v1::ListTrainingPlansResponse> List(Deps& deps, rpc::ReadCall& call,
                                                   const v1::ListTrainingPlansRequest& request);
absl::StatusOr<v1::TrainingProgress> GetProgress(Deps& deps, rpc::ReadCall& call,
                                                 const v1::GetTrainingProgressRequest& request);
absl::StatusOr<v1::TrainingFigures> ShowFigures(Deps& deps, rpc::ReadCall& call,
                                                const v1::ShowTrainingFiguresRequest& request);

}  // namespace linli::registration::training_plans
