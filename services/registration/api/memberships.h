#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/membership_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::memberships {

absl::StatusOr<v1::Membership> Join(Deps& deps, rpc::WriteCall& call,
                                    const v1::JoinOrganizationRequest& request);
absl::StatusOr<v1::Membership> Accept(Deps& deps, rpc::WriteCall& call,
                                      const v1::AcceptMembershipRequest& request);
absl::StatusOr<v1::Membership> Decline(Deps& deps, rpc::WriteCall& call,
                                       const v1::DeclineMembershipRequest& request);
absl::StatusOr<v1::Membership> Leave(Deps& deps, rpc::WriteCall& call,
                                     const v1::LeaveOrganizationRequest& request);
absl::StatusOr<v1::Membership> SetRole(Deps& deps, rpc::WriteCall& call,
                                       const v1::SetMembershipRoleRequest& request);
absl::StatusOr<v1::ListMembershipsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListMembershipsRequest& request);
absl::StatusOr<v1::Membership> Get(Deps& deps, rpc::ReadCall& call,
                                   const v1::GetMembershipRequest& request);

}  // namespace linli::registration::memberships
