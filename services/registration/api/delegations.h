#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/delegation_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::delegations {

absl::StatusOr<v1::Delegation> Grant(Deps& deps, rpc::WriteCall& call,
                                     const v1::GrantDelegationRequest& request);
absl::StatusOr<v1::Delegation> Revoke(Deps& deps, rpc::WriteCall& call,
                                      const v1::RevokeDelegationRequest& request);
absl::StatusOr<v1::Delegation> Get(Deps& deps, rpc::ReadCall& call,
                                   const v1::GetDelegationRequest& request);
absl::StatusOr<v1::ListDelegationsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListDelegationsRequest& request);
absl::StatusOr<v1::ListReachResponse> ListReach(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListReachRequest& request);

}  // namespace linli::registration::delegations
