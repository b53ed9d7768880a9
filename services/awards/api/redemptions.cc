#include "services/awards/api/redemptions.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "common/attempts/attempts.h"
#include "common/secret/random.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/api/redemption_steps.h"
#include "services/awards/domain/certificate_number.h"
#include "services/awards/domain/certificate_share.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/domain/reward_rule.h"
#include "services/awards/storage/redemption_store.h"
#include "services/awards/storage/reward_store.h"
#include "services/awards/storage/star_scheme_store.h"
#include "services/awards/storage/star_store.h"

namespace linli::awards::redemptions {
namespace {

using domain::Redeeming;

// Of 80 random bits nobody guesses one; this keeps him from trying.
constexpr attempts::Limit kTries{10, absl::Hours(1)};
constexpr char kService[] = "linli.awards.v1.RedemptionService/";

outbox::Cause CauseOf(const rpc::Call& call, const char* method) {
  return {call.caller().subject, absl::StrCat(kService, method), "", call.request_id(),
          call.traceparent()};
}

// Takes the next question to hours on itself, if there is one.
void SaveClaimed(db::Tx& tx, outbox::Emitter& emitter, absl::Time now, v1::RedemptionState before,
                 Redeeming& one, bool& mine) {
  mine = domain::Moves(one.redemption) && domain::Claim(one, now);
  if (mine || one.redemption.state() != before) SaveStep(tx, emitter, now, before, one);
}

// Asks hours for a redemption that this call has claimed. What hours lets go on is settled in the
// call's own transaction, all else here; `goal` is what the call is for.
absl::StatusOr<Step> Ask(RedemptionDeps& deps, const rpc::Call& call, const outbox::Cause& cause,
                         const v1::Redemption& claimed, bool mine, v1::RedemptionState goal) {
  ASSIGN_OR_RETURN(const auto name, RedemptionName::Parse(claimed.name()));
  if (!mine) return Step{name, std::nullopt};
  const absl::Status said = AskHours(deps.time_bank, call.Outbound(), claimed);
  if (said.ok()) return Step{name, claimed.state()};
  ASSIGN_OR_RETURN(const v1::Redemption stands,
                   SettleStep(deps, domain::Kept(call.now()), call.deadline(), &cause, name,
                              claimed.state(), said));
  if (stands.state() == goal) return Step{name, std::nullopt};
  return said;
}

// The redemption after its step; UPSTREAM_UNAVAILABLE while somebody is still asking hours.
absl::StatusOr<v1::Redemption> Finish(rpc::WriteCall& call, const Step& step) {
  ASSIGN_OR_RETURN(Redeeming one, store::LockRedemption(call.tx(), step.name));
  const v1::RedemptionState before = one.redemption.state();
  if (step.done && domain::Settle(*step.done, absl::OkStatus(), one)) {
    SaveStep(call.tx(), call, domain::Kept(call.now()), before, one);
  }
  if (domain::Moves(one.redemption)) {
    return Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "hours"}});
  }
  return one.redemption;
}

absl::Status RefuseState(const v1::Redemption& redemption) {
  return Refuse(Reason::REDEMPTION_STATE,
                {{"state", v1::RedemptionState_Name(redemption.state())}});
}

// The star that she has where she is looked after.
int StarOf(db::Tx& tx, const std::string& volunteer_id, const std::string& region, absl::Time now) {
  const auto scheme = store::StarSchemeInForce(tx, region, now);
  if (!scheme) return 0;
  return store::HighestStar(tx, store::SurvivorOf(tx, volunteer_id), scheme->region());
}

// Whether she may have one of it now.
absl::Status MayRedeem(db::Tx& tx, const v1::Reward& reward, const RedemptionName& name,
                       absl::Time now) {
  const std::string region = store::GetStanding(tx, name.id(0)).region.value_or("");
  RETURN_IF_ERROR(domain::CheckOffered(reward, region, now));
  const int used =
      store::UsedOf(tx, domain::RewardIdIn(name.id()), name.id(0), domain::PeriodOf(reward, now));
  const int star = reward.star() == 0 ? 0 : StarOf(tx, name.id(0), region, now);
  return domain::CheckConditions(reward, used, star);
}

Redeeming NewOne(const v1::Reward& reward, const RedemptionName& name, absl::Time now) {
  Redeeming one;
  one.redemption.set_name(name.ToString());
  one.redemption.set_reward(reward.name());
  one.redemption.set_minutes(reward.minutes());
  one.redemption.set_state(v1::REDEMPTION_PENDING);
  *one.redemption.mutable_collect_before_time() = time::ToProto(domain::CollectBefore(reward, now));
  one.due = now;
  awards::Begin(one.redemption, now);
  return one;
}

// The redemption of this name, which may be there already: locked; or a new one, written.
absl::StatusOr<Redeeming> FindOrInsert(db::Tx& tx, outbox::Emitter& emitter,
                                       const RewardName& reward_name, const RedemptionName& name,
                                       absl::Time now, bool& mine) {
  const auto found = [&](absl::StatusOr<Redeeming> one) {
    if (one.ok()) SaveClaimed(tx, emitter, now, one->redemption.state(), *one, mine);
    return one;
  };
  if (store::GetRedemption(tx, name).ok()) return found(store::LockRedemption(tx, name));
  // Those for whom nothing is left wait for nobody's lock.
  ASSIGN_OR_RETURN(v1::Reward reward, store::GetReward(tx, reward_name));
  RETURN_IF_ERROR(MayRedeem(tx, reward, name, now));
  ASSIGN_OR_RETURN(reward, store::LockReward(tx, reward_name));
  if (auto one = store::LockRedemption(tx, name); one.ok()) return found(std::move(one));
  RETURN_IF_ERROR(MayRedeem(tx, reward, name, now));
  Redeeming one = NewOne(reward, name, now);
  mine = domain::Claim(one, now);
  store::InsertRedemption(tx, one, domain::PeriodOf(reward, now));
  AnnounceStep(emitter, one.redemption);
  return one;
}

// The redemption that this code is for, here; nullopt if there is none. A code that was confirmed
// before is good for its own redemption for ever.
std::optional<Redeeming> FindByCode(db::Tx& tx, const v1::ConfirmPickUpRequest& request,
                                    absl::Time now) {
  auto found = store::LockByCode(tx, domain::Normalized(request.code()));
  if (!found) return std::nullopt;
  const v1::Redemption& redemption = found->first.redemption;
  const bool here = absl::StartsWith(redemption.reward(), absl::StrCat(request.provider(), "/"));
  const bool before = redemption.state() == v1::REDEMPTION_COLLECTING ||
                      redemption.state() == v1::REDEMPTION_COLLECTED;
  if (!here || (!before && now >= found->second)) return std::nullopt;
  return std::move(found->first);
}

}  // namespace

absl::StatusOr<Step> Begin(RedemptionDeps& deps, const rpc::Call& call,
                           const v1::RedeemRewardRequest& request) {
  ASSIGN_OR_RETURN(const auto reward, RewardName::Parse(request.reward()));
  ASSIGN_OR_RETURN(const auto volunteer, VolunteerName::Parse(request.volunteer()));
  const RedemptionName name(volunteer.id(),
                            domain::RedemptionId(reward.id(), request.redemption_id()));
  const absl::Time now = domain::Kept(call.now());
  const outbox::Cause cause = CauseOf(call, "RedeemReward");
  v1::Redemption claimed;
  bool mine = false;
  const absl::Status written = WriteStep(
      deps.database, now, call.deadline(), &cause,
      [&](db::Tx& tx, outbox::Emitter& emitter) -> absl::Status {
        ASSIGN_OR_RETURN(const Redeeming one, FindOrInsert(tx, emitter, reward, name, now, mine));
        claimed = one.redemption;
        return absl::OkStatus();
      });
  RETURN_IF_ERROR(written);
  return Ask(deps, call, cause, claimed, mine, v1::REDEMPTION_READY);
}

absl::StatusOr<v1::Redemption> Redeem(RedemptionDeps&, rpc::WriteCall& call,
                                      const v1::RedeemRewardRequest&, const Step& step) {
  return Finish(call, step);
}

absl::StatusOr<v1::PickUpCode> MakeCode(RedemptionDeps&, rpc::WriteCall& call,
                                        const v1::MakePickUpCodeRequest& request) {
  ASSIGN_OR_RETURN(const auto name, RedemptionName::Parse(request.name()));
  ASSIGN_OR_RETURN(const Redeeming one, store::LockRedemption(call.tx(), name));
  const absl::Time now = domain::Kept(call.now());
  if (one.redemption.state() != v1::REDEMPTION_READY || now >= one.due) {
    return RefuseState(one.redemption);
  }
  const absl::Time expire_time = std::min(now + domain::kCodeGood, one.due);
  v1::PickUpCode code;
  code.set_redemption(request.name());
  code.set_code(domain::MakeShareCode(secret::Random64(), secret::Random64()));
  *code.mutable_expire_time() = time::ToProto(expire_time);
  store::SaveCode(call.tx(), name, domain::Normalized(code.code()), expire_time);
  return code;
}

absl::StatusOr<Step> BeginPickUp(RedemptionDeps& deps, const rpc::Call& call,
                                 const v1::ConfirmPickUpRequest& request) {
  const absl::Time now = domain::Kept(call.now());
  const attempts::Guess guess{call.caller().subject, request.provider()};
  const outbox::Cause cause = CauseOf(call, "ConfirmPickUp");
  std::optional<Redeeming> one;
  bool mine = false;
  const absl::Status written =
      WriteStep(deps.database, now, call.deadline(), &cause,
                [&](db::Tx& tx, outbox::Emitter& emitter) -> absl::Status {
                  mine = false;
                  RETURN_IF_ERROR(attempts::Take(tx, guess, kTries, now));
                  one = FindByCode(tx, request, now);
                  if (!one) return absl::OkStatus();  // the try is spent
                  attempts::Forgive(tx, guess);
                  const v1::RedemptionState before = one->redemption.state();
                  RETURN_IF_ERROR(domain::BeginCollecting(call.caller().subject, now, *one));
                  SaveClaimed(tx, emitter, now, before, *one, mine);
                  return absl::OkStatus();
                });
  RETURN_IF_ERROR(written);
  if (!one) return Refuse(Reason::SHARE_NOT_VALID);
  return Ask(deps, call, cause, one->redemption, mine, v1::REDEMPTION_COLLECTED);
}

absl::StatusOr<v1::Redemption> ConfirmPickUp(RedemptionDeps&, rpc::WriteCall& call,
                                             const v1::ConfirmPickUpRequest&, const Step& step) {
  ASSIGN_OR_RETURN(v1::Redemption redemption, Finish(call, step));
  if (redemption.state() != v1::REDEMPTION_COLLECTED) return RefuseState(redemption);
  return redemption;
}

absl::StatusOr<Step> BeginCancel(RedemptionDeps& deps, const rpc::Call& call,
                                 const v1::CancelRedemptionRequest& request) {
  ASSIGN_OR_RETURN(const auto name, RedemptionName::Parse(request.name()));
  const absl::Time now = domain::Kept(call.now());
  const outbox::Cause cause = CauseOf(call, "CancelRedemption");
  v1::Redemption claimed;
  bool mine = false;
  const absl::Status written =
      WriteStep(deps.database, now, call.deadline(), &cause,
                [&](db::Tx& tx, outbox::Emitter& emitter) -> absl::Status {
                  ASSIGN_OR_RETURN(Redeeming one, store::LockRedemption(tx, name));
                  const v1::RedemptionState before = one.redemption.state();
                  RETURN_IF_ERROR(domain::BeginLettingGo(now, one));
                  SaveClaimed(tx, emitter, now, before, one, mine);
                  claimed = one.redemption;
                  return absl::OkStatus();
                });
  RETURN_IF_ERROR(written);
  return Ask(deps, call, cause, claimed, mine, v1::REDEMPTION_LET_GO);
}

absl::StatusOr<v1::Redemption> Cancel(RedemptionDeps&, rpc::WriteCall& call,
                                      const v1::CancelRedemptionRequest&, const Step& step) {
  ASSIGN_OR_RETURN(v1::Redemption redemption, Finish(call, step));
  if (redemption.state() != v1::REDEMPTION_LET_GO) return RefuseState(redemption);
  return redemption;
}

absl::StatusOr<v1::Redemption> Get(RedemptionDeps&, rpc::ReadCall& call,
                                   const v1::GetRedemptionRequest& request) {
  ASSIGN_OR_RETURN(const auto name, RedemptionName::Parse(request.name()));
  return store::GetRedemption(call.tx(), name);
}

absl::StatusOr<v1::ListRedemptionsResponse> List(RedemptionDeps&, rpc::ReadCall& call,
                                                 const v1::ListRedemptionsRequest& request) {
  ASSIGN_OR_RETURN(const auto volunteer, VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListRedemptionsResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListRedemptions(call.tx(), volunteer.id(), Only(page.after), page.size + 1),
               response.mutable_redemptions()));
  return response;
}

absl::StatusOr<v1::ListRewardRedemptionsResponse> ListOfReward(
    RedemptionDeps&, rpc::ReadCall& call, const v1::ListRewardRedemptionsRequest& request) {
  ASSIGN_OR_RETURN(const auto reward, RewardName::Parse(request.reward()));
  RETURN_IF_ERROR(store::GetReward(call.tx(), reward).status());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  std::pair<std::string, std::string> after;
  if (!page.first()) after = {page.after[0], page.after[1]};
  auto rows =
      store::ListRedemptionsOf(call.tx(), reward.id(), request.state(), after, page.size + 1);
  v1::ListRewardRedemptionsResponse response;
  for (v1::Redemption& one : rows) {
    if (response.redemptions_size() == page.size) {
      ASSIGN_OR_RETURN(const auto last,
                       RedemptionName::Parse(response.redemptions(page.size - 1).name()));
      response.set_next_page_token(paging::NextPageToken(request, last.ids()));
      break;
    }
    *response.add_redemptions() = std::move(one);
  }
  return response;
}

}  // namespace linli::awards::redemptions
