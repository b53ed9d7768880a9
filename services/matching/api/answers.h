// Yes to an application, an invitation, an offer.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/enrollment_service.pb.h"
#include "services/matching/api/deps.h"
#include "services/matching/domain/volunteer_facts.h"

namespace linli::matching::answers {

absl::StatusOr<domain::VolunteerFacts> AskForApproval(Deps& deps, const rpc::Call& call,
                                                      const v1::ApproveEnrollmentRequest& request);
absl::StatusOr<v1::Enrollment> Approve(Deps& deps, rpc::WriteCall& call,
                                       const v1::ApproveEnrollmentRequest& request,
                                       const domain::VolunteerFacts& facts);

absl::StatusOr<domain::VolunteerFacts> AskForAcceptance(Deps& deps, const rpc::Call& call,
                                                        const v1::AcceptEnrollmentRequest& request);
absl::StatusOr<v1::Enrollment> Accept(Deps& deps, rpc::WriteCall& call,
                                      const v1::AcceptEnrollmentRequest& request,
                                      const domain::VolunteerFacts& facts);

}  // namespace linli::matching::answers
