#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/organization_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::organizations {

// The part that the request alone decides.
void CheckCreate(const v1::CreateOrganizationRequest& request, absl::Time now,
                 Violations& violations);
absl::StatusOr<v1::Organization> Create(Deps& deps, rpc::WriteCall& call,
                                        const v1::CreateOrganizationRequest& request);
absl::StatusOr<v1::Organization> Approve(Deps& deps, rpc::WriteCall& call,
                                         const v1::ApproveOrganizationRequest& request);
absl::StatusOr<v1::Organization> Reject(Deps& deps, rpc::WriteCall& call,
                                        const v1::RejectOrganizationRequest& request);
absl::StatusOr<v1::Organization> Get(Deps& deps, rpc::ReadCall& call,
                                     const v1::GetOrganizationRequest& request);
absl::StatusOr<v1::ListOrganizationsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                   const v1::ListOrganizationsRequest& request);
absl::StatusOr<v1::Organization> Update(Deps& deps, rpc::WriteCall& call,
                                        const v1::UpdateOrganizationRequest& request);

}  // namespace linli::registration::organizations
