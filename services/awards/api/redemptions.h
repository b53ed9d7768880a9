// RedemptionService. What reaches over to hours begins in a transaction of its own, before the
// call's: the row is there before hours is asked.
#pragma once

#include <optional>
#include <string>

#include "common/rpc/call.h"
#include "linli/awards/v1/redemption_service.pb.h"
#include "services/awards/api/redemption_deps.h"
#include "services/awards/domain/reward_names.h"

namespace linli::awards::redemptions {

// Which redemption a call is about, and the state from which hours let it go on; unset where there
// was nothing to ask, or somebody else is asking.
struct Step {
  RedemptionName name;
  std::optional<v1::RedemptionState> done;
};

absl::StatusOr<Step> Begin(RedemptionDeps& deps, const rpc::Call& call,
                           const v1::RedeemRewardRequest& request);
absl::StatusOr<v1::Redemption> Redeem(RedemptionDeps& deps, rpc::WriteCall& call,
                                      const v1::RedeemRewardRequest& request, const Step& step);
absl::StatusOr<v1::PickUpCode> MakeCode(RedemptionDeps& deps, rpc::WriteCall& call,
                                        const v1::MakePickUpCodeRequest& request);
absl::StatusOr<Step> BeginPickUp(RedemptionDeps& deps, const rpc::Call& call,
                                 const v1::ConfirmPickUpRequest& request);
absl::StatusOr<v1::Redemption> ConfirmPickUp(RedemptionDeps& deps, rpc::WriteCall& call,
                                             const v1::ConfirmPickUpRequest& request,
                                             const Step& step);
absl::StatusOr<Step> BeginCancel(RedemptionDeps& deps, const rpc::Call& call,
                                 const v1::CancelRedemptionRequest& request);
absl::StatusOr<v1::Redemption> Cancel(RedemptionDeps& deps, rpc::WriteCall& call,
                                      const v1::CancelRedemptionRequest& request, const Step& step);
absl::StatusOr<v1::Redemption> Get(RedemptionDeps& deps, rpc::ReadCall& call,
                                   const v1::GetRedemptionRequest& request);
absl::StatusOr<v1::ListRedemptionsResponse> List(RedemptionDeps& deps, rpc::ReadCall& call,
                                                 const v1::ListRedemptionsRequest& request);
absl::StatusOr<v1::ListRewardRedemptionsResponse> ListOfReward(
    RedemptionDeps& deps, rpc::ReadCall& call, const v1::ListRewardRedemptionsRequest& request);

}  // namespace linli::awards::redemptions
