#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/training_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::training_records {

absl::StatusOr<v1::TrainingRecord> Enroll(Deps& deps, rpc::WriteCall& call,
                                          const v1::EnrollInTrainingRequest& request);
absl::StatusOr<v1::TrainingRecord> Cancel(Deps& deps, rpc::WriteCall& call,
                                          const v1::CancelTrainingRequest& request);
absl::StatusOr<v1::TrainingRecord> Claim(Deps& deps, rpc::WriteCall& call,
                                         const v1::ClaimStudyRequest& request);
absl::StatusOr<v1::TrainingRecord> Confirm(Deps& deps, rpc::WriteCall& call,
                                           const v1::ConfirmStudyRequest& request);
absl::StatusOr<v1::TrainingRecord> Reject(Deps& deps, rpc::WriteCall& call,
                                          const v1::RejectStudyRequest& request);
absl::StatusOr<v1::TrainingRecord> Get(Deps& deps, rpc::ReadCall& call,
                                       const v1::GetTrainingRecordRequest& request);
absl::StatusOr<v1::ListTrainingRecordsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                     const v1::ListTrainingRecordsRequest& request);

}  // namespace linli::registration::training_records
