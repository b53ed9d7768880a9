#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/complaint_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::complaints {

absl::StatusOr<v1::Complaint> File(Deps& deps, rpc::WriteCall& call,
                                   const v1::FileComplaintRequest& request);
absl::StatusOr<v1::Complaint> PassOn(Deps& deps, rpc::WriteCall& call,
                                     const v1::PassOnComplaintRequest& request);
absl::StatusOr<v1::Complaint> Answer(Deps& deps, rpc::WriteCall& call,
                                     const v1::AnswerComplaintRequest& request);
absl::StatusOr<v1::Complaint> Refer(Deps& deps, rpc::WriteCall& call,
                                    const v1::ReferComplaintRequest& request);
absl::StatusOr<v1::Complaint> Withdraw(Deps& deps, rpc::WriteCall& call,
                                       const v1::WithdrawComplaintRequest& request);
absl::StatusOr<v1::Complaint> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetComplaintRequest& request);
absl::StatusOr<v1::ListComplaintsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListComplaintsRequest& request);

}  // namespace linli::registration::complaints
