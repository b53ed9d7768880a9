// The table of contents of redemption: one line per RPC.
#include "services/awards/api/redemption_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/awards/v1/redemption_service.grpc.pb.h"
#include "linli/awards/v1/reward_service.grpc.pb.h"
#include "services/awards/api/redemptions.h"
#include "services/awards/api/rewards.h"

namespace linli::awards {
namespace {

class RewardServiceImpl final : public v1::RewardService::CallbackService {
 public:
  LINLI_SERVICE(RewardServiceImpl, v1::RewardService, RedemptionDeps)
  LINLI_WRITE_CHECKED(CreateReward, rewards::Check, rewards::Create)
  LINLI_WRITE(OfferReward, rewards::Offer)
  LINLI_WRITE(RestockReward, rewards::Restock)
  LINLI_WRITE(WithdrawReward, rewards::Withdraw)
  LINLI_READ(GetReward, rewards::Get)
  LINLI_READ(ListRewards, rewards::List)
  LINLI_READ(ListOfferedRewards, rewards::ListOffered)
};

class RedemptionServiceImpl final : public v1::RedemptionService::CallbackService {
 public:
  LINLI_SERVICE(RedemptionServiceImpl, v1::RedemptionService, RedemptionDeps)
  LINLI_WRITE_ASKING(RedeemReward, redemptions::Begin, redemptions::Redeem)
  LINLI_WRITE(MakePickUpCode, redemptions::MakeCode)
  LINLI_WRITE_ASKING(ConfirmPickUp, redemptions::BeginPickUp, redemptions::ConfirmPickUp)
  LINLI_WRITE_ASKING(CancelRedemption, redemptions::BeginCancel, redemptions::Cancel)
  LINLI_READ(GetRedemption, redemptions::Get)
  LINLI_READ(ListRedemptions, redemptions::List)
  LINLI_READ(ListRewardRedemptions, redemptions::ListOfReward)
};

}  // namespace

void AddRedemptionServices(rpc::Host& host, RedemptionDeps& deps) {
  host.Add(std::make_unique<RewardServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<RedemptionServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::awards
