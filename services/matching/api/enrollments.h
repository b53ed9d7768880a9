// Reading enrolments, and ending them.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/enrollment_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::enrollments {

absl::StatusOr<v1::Enrollment> Get(Deps& deps, rpc::ReadCall& call,
                                   const v1::GetEnrollmentRequest& request);
absl::StatusOr<v1::ListEnrollmentsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListEnrollmentsRequest& request);
absl::StatusOr<v1::ListVolunteerEnrollmentsResponse> ListOfVolunteer(
    Deps& deps, rpc::ReadCall& call, const v1::ListVolunteerEnrollmentsRequest& request);
absl::StatusOr<v1::Enrollment> Cancel(Deps& deps, rpc::WriteCall& call,
                                      const v1::CancelEnrollmentRequest& request);
absl::StatusOr<v1::Enrollment> Decline(Deps& deps, rpc::WriteCall& call,
                                       const v1::DeclineEnrollmentRequest& request);

}  // namespace linli::matching::enrollments
