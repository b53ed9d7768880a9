// What a plan comes to: the notice, and the decision after it.
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "services/awards/api/award_plans.h"
#include "services/awards/api/nominees.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/nomination_way.h"
#include "services/awards/domain/notice_period.h"
#include "services/awards/domain/plan_way.h"
#include "services/awards/storage/award_store.h"
#include "services/awards/storage/nomination_store.h"
#include "services/awards/storage/plan_store.h"

namespace linli::awards::award_plans {
namespace {

using domain::NominationAct;
using domain::PlanAct;

constexpr int kStep = 1000;

std::vector<v1::Nomination> InState(db::Tx& tx, const AwardPlanName& plan,
                                    std::vector<v1::NominationState> states) {
  return store::ListNominations(tx, plan, {.states = std::move(states), .limit = kStep});
}

// Who was not chosen is out. Each step takes them out of the states that the next one looks for.
absl::Status PassOver(rpc::WriteCall& call, const AwardPlanName& plan, absl::Time now) {
  for (;;) {
    auto left =
        InState(call.tx(), plan,
                {v1::NOMINATION_PROPOSED, v1::NOMINATION_IN_REVIEW, v1::NOMINATION_RECOMMENDED});
    if (left.empty()) return absl::OkStatus();
    for (v1::Nomination& nomination : left) {
      RETURN_IF_ERROR(domain::Move(nomination, NominationAct::kPassOver));
      nomination.set_review_level(0);
      SaveNomination(call.tx(), call, now, "passed_over", nomination);
    }
  }
}

// Puts one on the notice; one that is barred or fell below the conditions meanwhile is out instead,
// and its place is free. True if it stands on the notice.
absl::StatusOr<bool> PutOnNotice(rpc::WriteCall& call, const v1::AwardPlan& plan,
                                 v1::Nomination& nomination, absl::Time now) {
  if (!domain::MayBeShown(nomination)) return Refuse(Reason::CONSENT_TO_SHOW_MISSING);
  const absl::Status fit = CheckStillFit(call.tx(), plan, nomination, now);
  if (!fit.ok()) nomination.set_end_reason(errors::v1::Reason_Name(ReasonOf(fit)));
  RETURN_IF_ERROR(
      domain::Move(nomination, fit.ok() ? NominationAct::kPublish : NominationAct::kReject));
  SaveNomination(call.tx(), call, now, fit.ok() ? "published" : "rejected", nomination);
  return fit.ok();
}

v1::Award AwardFor(const v1::AwardPlan& plan, const v1::Nomination& nomination, absl::Time now) {
  v1::Award award;
  award.set_name(plan.name() + "/awards/" +
                 nomination.name().substr(nomination.name().rfind('/') + 1));
  award.set_nominee(nomination.nominee());
  award.set_nominee_title(nomination.nominee_title());
  award.set_title(plan.title());
  award.set_authority(plan.authority());
  award.set_decision_number(plan.decision_number());
  award.set_state(v1::AWARD_GRANTED);
  *award.mutable_grant_time() = time::ToProto(now);
  Begin(award, now);
  return award;
}

// One that is barred or fell below the conditions while the notice ran is struck instead.
absl::Status Honour(rpc::WriteCall& call, const v1::AwardPlan& plan, v1::Nomination& nomination,
                    absl::Time now) {
  const absl::Status fit = CheckStillFit(call.tx(), plan, nomination, now);
  if (!fit.ok()) {
    nomination.set_end_reason(errors::v1::Reason_Name(ReasonOf(fit)));
    RETURN_IF_ERROR(domain::Move(nomination, NominationAct::kStrike));
    SaveNomination(call.tx(), call, now, "struck", nomination);
    return absl::OkStatus();
  }
  RETURN_IF_ERROR(domain::Move(nomination, NominationAct::kAward));
  SaveNomination(call.tx(), call, now, "awarded", nomination);
  const v1::Award award = AwardFor(plan, nomination, now);
  store::InsertAward(call.tx(), award);
  Announce(call, award, "granted");
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::AwardPlan> Publish(Deps&, rpc::WriteCall& call,
                                      const v1::PublishAwardNoticeRequest& request) {
  ASSIGN_OR_RETURN(const auto name, AwardPlanName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::AwardPlan plan, LockPlanNow(call, name));
  RETURN_IF_ERROR(CheckEtag(request.etag(), plan.etag()));
  RETURN_IF_ERROR(domain::MayInPlan(plan, PlanAct::kPublish));
  const absl::Time now = domain::Kept(call.now());
  int published = 0;
  for (;;) {
    auto chosen = InState(call.tx(), name, {v1::NOMINATION_CHOSEN});
    if (chosen.empty()) break;
    for (v1::Nomination& nomination : chosen) {
      ASSIGN_OR_RETURN(const bool stands, PutOnNotice(call, plan, nomination, now));
      if (stands) ++published;
    }
  }
  if (published == 0) {
    return Refuse(Reason::NOMINATION_STATE,
                  {{"state", v1::NominationState_Name(v1::NOMINATION_RECOMMENDED)}});
  }
  RETURN_IF_ERROR(PassOver(call, name, now));
  plan.set_state(domain::StateAfter(plan, PlanAct::kPublish));
  *plan.mutable_notice_start_time() = time::ToProto(now);
  *plan.mutable_notice_end_time() = time::ToProto(domain::NoticeEnd(plan, now));
  plan.set_places_taken(published);
  SavePlan(call.tx(), call, now, "published", plan);
  return plan;
}

absl::StatusOr<v1::AwardPlan> Decide(Deps&, rpc::WriteCall& call,
                                     const v1::DecideAwardPlanRequest& request) {
  ASSIGN_OR_RETURN(const auto name, AwardPlanName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::AwardPlan plan, LockPlanNow(call, name));
  RETURN_IF_ERROR(CheckEtag(request.etag(), plan.etag()));
  if (plan.state() == v1::PLAN_NOTICE) {
    return Refuse(Reason::NOTICE_OPEN,
                  {{"end", time::FormatChinaTime(time::FromProto(plan.notice_end_time()))}});
  }
  RETURN_IF_ERROR(domain::MayInPlan(plan, PlanAct::kDecide));
  if (call.caller().Is(plan.opener())) return Refuse(Reason::NOT_AUTHORIZED);
  if (const auto open = store::OpenObjection(call.tx(), name)) {
    return Refuse(Reason::OBJECTION_OPEN, {{"objection", *open}});
  }
  const absl::Time now = domain::Kept(call.now());
  plan.set_state(domain::StateAfter(plan, PlanAct::kDecide));
  plan.set_decision_number(request.decision_number());
  plan.set_decider(call.caller().subject);
  for (;;) {
    auto standing = InState(call.tx(), name, {v1::NOMINATION_PUBLISHED});
    if (standing.empty()) break;
    for (v1::Nomination& nomination : standing) {
      RETURN_IF_ERROR(Honour(call, plan, nomination, now));
    }
  }
  SavePlan(call.tx(), call, now, "decided", plan);
  // The triggers have counted who is left.
  return store::GetPlan(call.tx(), name);
}

}  // namespace linli::awards::award_plans
