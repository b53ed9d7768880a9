#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/membership_transfer_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::membership_transfers {

absl::StatusOr<v1::MembershipTransfer> Request(Deps& deps, rpc::WriteCall& call,
                                               const v1::RequestMembershipTransferRequest& request);
absl::StatusOr<v1::MembershipTransfer> Release(Deps& deps, rpc::WriteCall& call,
                                               const v1::ReleaseMembershipTransferRequest& request);
absl::StatusOr<v1::MembershipTransfer> Accept(Deps& deps, rpc::WriteCall& call,
                                              const v1::AcceptMembershipTransferRequest& request);
absl::StatusOr<v1::MembershipTransfer> Refuse(Deps& deps, rpc::WriteCall& call,
                                              const v1::RefuseMembershipTransferRequest& request);
absl::StatusOr<v1::MembershipTransfer> Cancel(Deps& deps, rpc::WriteCall& call,
                                              const v1::CancelMembershipTransferRequest& request);
absl::StatusOr<v1::MembershipTransfer> Get(Deps& deps, rpc::ReadCall& call,
                                           const v1::GetMembershipTransferRequest& request);
absl::StatusOr<v1::ListMembershipTransfersResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListMembershipTransfersRequest& request);

}  // namespace linli::registration::membership_transfers
