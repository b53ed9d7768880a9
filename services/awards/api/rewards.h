// RewardService.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/reward_service.pb.h"
#include "services/awards/api/redemption_deps.h"

namespace linli::awards::rewards {

void Check(const v1::CreateRewardRequest& request, absl::Time now, Violations& violations);
absl::StatusOr<v1::Reward> Create(RedemptionDeps& deps, rpc::WriteCall& call,
                                  const v1::CreateRewardRequest& request);
absl::StatusOr<v1::Reward> Offer(RedemptionDeps& deps, rpc::WriteCall& call,
                                 const v1::OfferRewardRequest& request);
absl::StatusOr<v1::Reward> Restock(RedemptionDeps& deps, rpc::WriteCall& call,
                                   const v1::RestockRewardRequest& request);
absl::StatusOr<v1::Reward> Withdraw(RedemptionDeps& deps, rpc::WriteCall& call,
                                    const v1::WithdrawRewardRequest& request);
absl::StatusOr<v1::Reward> Get(RedemptionDeps& deps, rpc::ReadCall& call,
                               const v1::GetRewardRequest& request);
absl::StatusOr<v1::ListRewardsResponse> List(RedemptionDeps& deps, rpc::ReadCall& call,
                                             const v1::ListRewardsRequest& request);
absl::StatusOr<v1::ListOfferedRewardsResponse> ListOffered(
    RedemptionDeps& deps, rpc::ReadCall& call, const v1::ListOfferedRewardsRequest& request);

}  // namespace linli::awards::rewards
