#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/training_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::training_sessions {

absl::StatusOr<v1::TrainingSession> Schedule(Deps& deps, rpc::WriteCall& call,
                                             const v1::ScheduleTrainingSessionRequest& request);
absl::StatusOr<v1::TrainingSession> Cancel(Deps& deps, rpc::WriteCall& call,
                                           const v1::CancelTrainingSessionRequest& request);
absl::StatusOr<v1::TrainingSession> Get(Deps& deps, rpc::ReadCall& call,
                                        const v1::GetTrainingSessionRequest& request);
absl::StatusOr<v1::ListTrainingSessionsResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListTrainingSessionsRequest& request);
absl::StatusOr<v1::RecordTrainingResultsResponse> RecordResults(
    Deps& deps, rpc::WriteCall& call, const v1::RecordTrainingResultsRequest& request);

}  // namespace linli::registration::training_sessions
