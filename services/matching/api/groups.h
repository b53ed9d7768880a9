// Units that bring people.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/group_enrollment_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::groups {

absl::StatusOr<v1::GroupEnrollment> Enroll(Deps& deps, rpc::WriteCall& call,
                                           const v1::EnrollGroupRequest& request);
absl::StatusOr<v1::GroupEnrollment> Get(Deps& deps, rpc::ReadCall& call,
                                        const v1::GetGroupEnrollmentRequest& request);
absl::StatusOr<v1::ListGroupEnrollmentsResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListGroupEnrollmentsRequest& request);
absl::StatusOr<v1::GroupEnrollment> Update(Deps& deps, rpc::WriteCall& call,
                                           const v1::UpdateGroupEnrollmentRequest& request);
absl::StatusOr<v1::GroupEnrollment> Cancel(Deps& deps, rpc::WriteCall& call,
                                           const v1::CancelGroupEnrollmentRequest& request);

}  // namespace linli::matching::groups
