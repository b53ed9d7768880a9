#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/volunteer_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::volunteers {

// The part that the request alone decides.
void CheckRegister(const v1::RegisterVolunteerRequest& request, absl::Time now,
                   Violations& violations);
absl::StatusOr<v1::Volunteer> Register(Deps& deps, rpc::WriteCall& call,
                                       const v1::RegisterVolunteerRequest& request);
absl::StatusOr<v1::Volunteer> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetVolunteerRequest& request);
absl::StatusOr<v1::BatchGetVolunteersResponse> BatchGet(
    Deps& deps, rpc::ReadCall& call, const v1::BatchGetVolunteersRequest& request);
absl::StatusOr<v1::ListVolunteersResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListVolunteersRequest& request);
absl::StatusOr<v1::Volunteer> Update(Deps& deps, rpc::WriteCall& call,
                                     const v1::UpdateVolunteerRequest& request);

}  // namespace linli::registration::volunteers
