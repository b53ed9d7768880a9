#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/mutual_help_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::mutual_help {

absl::StatusOr<v1::MutualHelpGroup> Create(Deps& deps, rpc::WriteCall& call,
                                           const v1::CreateMutualHelpGroupRequest& request);
absl::StatusOr<v1::MutualHelpGroup> Update(Deps& deps, rpc::WriteCall& call,
                                           const v1::UpdateMutualHelpGroupRequest& request);
absl::StatusOr<v1::MutualHelpGroup> Dissolve(Deps& deps, rpc::WriteCall& call,
                                             const v1::DissolveMutualHelpGroupRequest& request);
absl::StatusOr<v1::MutualHelpGroup> Get(Deps& deps, rpc::ReadCall& call,
                                        const v1::GetMutualHelpGroupRequest& request);
absl::StatusOr<v1::ListMutualHelpGroupsResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListMutualHelpGroupsRequest& request);
absl::StatusOr<v1::MutualHelpMember> Join(Deps& deps, rpc::WriteCall& call,
                                          const v1::JoinMutualHelpGroupRequest& request);
absl::StatusOr<v1::MutualHelpMember> Leave(Deps& deps, rpc::WriteCall& call,
                                           const v1::LeaveMutualHelpGroupRequest& request);
absl::StatusOr<v1::ListMutualHelpMembersResponse> ListMembers(
    Deps& deps, rpc::ReadCall& call, const v1::ListMutualHelpMembersRequest& request);

}  // namespace linli::registration::mutual_help
