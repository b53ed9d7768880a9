#include "services/awards/api/rewards.h"

#include "common/ids/new_id.h"
#include "common/ids/region.h"
#include "common/mask/output_only.h"
#include "linli/awards/v1/redemption_events.pb.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/reward_names.h"
#include "services/awards/domain/reward_rule.h"
#include "services/awards/storage/reward_store.h"

namespace linli::awards::rewards {
namespace {

void Announce(rpc::WriteCall& call, const v1::Reward& reward, const char* what) {
  v1::RewardEvent event;
  event.set_reward(reward.name());
  event.set_state(reward.state());
  call.Emit("reward", reward.name(), std::stoll(reward.etag()),
            absl::StrCat("awards.reward.", what), event);
}

v1::Reward Saved(rpc::WriteCall& call, v1::Reward reward, const char* what) {
  NextVersion(reward, domain::Kept(call.now()));
  store::SaveReward(call.tx(), reward);
  Announce(call, reward, what);
  return reward;
}

template <typename Request>
absl::StatusOr<v1::Reward> Lock(rpc::WriteCall& call, const Request& request) {
  ASSIGN_OR_RETURN(const auto name, RewardName::Parse(request.name()));
  return store::LockReward(call.tx(), name);
}

}  // namespace

void Check(const v1::CreateRewardRequest& request, absl::Time now, Violations& violations) {
  domain::FindFaults(request.reward(), now, violations);
}

absl::StatusOr<v1::Reward> Create(RedemptionDeps&, rpc::WriteCall& call,
                                  const v1::CreateRewardRequest& request) {
  Violations violations;
  Check(request, call.now(), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  v1::Reward reward = request.reward();
  mask::ClearOutputOnly(&reward);
  if (reward.has_end_time()) {
    *reward.mutable_end_time() = time::ToProto(domain::Kept(time::FromProto(reward.end_time())));
  }
  reward.set_name(absl::StrCat(request.parent(), "/rewards/", ids::NewId()));
  reward.set_state(v1::REWARD_DRAFT);
  if (reward.collect_days() == 0) reward.set_collect_days(domain::kCollectDays);
  Begin(reward, domain::Kept(call.now()));
  store::InsertReward(call.tx(), reward);
  Announce(call, reward, "created");
  return reward;
}

absl::StatusOr<v1::Reward> Offer(RedemptionDeps&, rpc::WriteCall& call,
                                 const v1::OfferRewardRequest& request) {
  ASSIGN_OR_RETURN(v1::Reward reward, Lock(call, request));
  if (!ConductsAwards(call, reward.region())) return Refuse(Reason::NOT_AUTHORIZED);
  RETURN_IF_ERROR(CheckEtag(request.etag(), reward.etag()));
  if (reward.state() != v1::REWARD_DRAFT) return Refuse(Reason::REWARD_STATE);
  reward.set_state(v1::REWARD_ON_OFFER);
  return Saved(call, std::move(reward), "offered");
}

absl::StatusOr<v1::Reward> Restock(RedemptionDeps&, rpc::WriteCall& call,
                                   const v1::RestockRewardRequest& request) {
  ASSIGN_OR_RETURN(v1::Reward reward, Lock(call, request));
  if (reward.state() == v1::REWARD_WITHDRAWN) return Refuse(Reason::REWARD_STATE);
  if (request.stock() < reward.taken_count()) {
    Violations violations;
    violations.Add("stock", Reason::FIELD_RANGE,
                   {{"min", absl::StrCat(reward.taken_count())}, {"max", "1000000"}});
    return violations.ToStatus();
  }
  reward.set_stock(request.stock());
  return Saved(call, std::move(reward), "restocked");
}

absl::StatusOr<v1::Reward> Withdraw(RedemptionDeps&, rpc::WriteCall& call,
                                    const v1::WithdrawRewardRequest& request) {
  ASSIGN_OR_RETURN(v1::Reward reward, Lock(call, request));
  if (reward.state() == v1::REWARD_WITHDRAWN) return reward;
  reward.set_state(v1::REWARD_WITHDRAWN);
  return Saved(call, std::move(reward), "withdrawn");
}

absl::StatusOr<v1::Reward> Get(RedemptionDeps&, rpc::ReadCall& call,
                               const v1::GetRewardRequest& request) {
  ASSIGN_OR_RETURN(const auto name, RewardName::Parse(request.name()));
  return store::GetReward(call.tx(), name);
}

absl::StatusOr<v1::ListRewardsResponse> List(RedemptionDeps&, rpc::ReadCall& call,
                                             const v1::ListRewardsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  const std::string provider = request.parent().substr(request.parent().find('/') + 1);
  v1::ListRewardsResponse response;
  response.set_next_page_token(FillPage(
      request, page, store::ListRewards(call.tx(), provider, Only(page.after), page.size + 1),
      response.mutable_rewards()));
  return response;
}

absl::StatusOr<v1::ListOfferedRewardsResponse> ListOffered(
    RedemptionDeps&, rpc::ReadCall& call, const v1::ListOfferedRewardsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListOfferedRewardsResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListOfferedRewards(call.tx(), ids::RegionAndAbove(request.region()),
                                         Only(page.after), page.size + 1),
               response.mutable_rewards()));
  return response;
}

}  // namespace linli::awards::rewards
