#include "services/awards/api/nominations.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "common/ids/new_id.h"
#include "common/ids/region.h"
#include "common/mask/output_only.h"
#include "common/time/china_day.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/nomination_review.h"
#include "services/awards/domain/nomination_way.h"
#include "services/awards/domain/plan_way.h"
#include "services/awards/storage/nomination_store.h"

namespace linli::awards::nominations {
namespace {

using domain::NominationAct;
using domain::PlanAct;
using identity::Role;

bool OfPerson(const std::string& nominee) { return absl::StartsWith(nominee, "volunteers/"); }

absl::Status Unless(bool allowed) {
  return allowed ? absl::OkStatus() : Refuse(Reason::NOT_AUTHORIZED);
}

// 自荐: herself; a manager for his organisation or its project; an office for a community.
absl::Status CheckOneself(Deps& deps, const rpc::Call& call, const std::string& nominee) {
  if (OfPerson(nominee)) return Unless(call.caller().Is(nominee));
  if (absl::StartsWith(nominee, "regions/")) {
    const identity::Scope scope = ScopeOf(nominee);
    return Unless(call.caller().Holds(Role::ADMINISTRATOR, scope, call.now()) ||
                  call.caller().Holds(Role::AWARDS_OFFICER, scope, call.now()));
  }
  ASSIGN_OR_RETURN(const identity::Scope scope, deps.scopes.Resolve(nominee, call.deadline()));
  return Unless(call.caller().Holds(Role::ORGANIZATION_MANAGER, scope, call.now()));
}

// 组织推荐: a manager of the organisation, for who belongs to it or stands below it.
absl::Status CheckUnit(Deps& deps, const rpc::Call& call, const v1::Nomination& nomination) {
  const std::string& unit = nomination.nominating_organization();
  ASSIGN_OR_RETURN(const identity::Scope of_unit, deps.scopes.Resolve(unit, call.deadline()));
  RETURN_IF_ERROR(Unless(call.caller().Holds(Role::ORGANIZATION_MANAGER, of_unit, call.now())));
  ASSIGN_OR_RETURN(const identity::Scope of_nominee,
                   deps.scopes.Resolve(nomination.nominee(), call.deadline()));
  return Unless(std::find(of_nominee.organizations.begin(), of_nominee.organizations.end(), unit) !=
                of_nominee.organizations.end());
}

absl::Status CheckMayName(Deps& deps, const rpc::Call& call, const v1::Nomination& nomination) {
  switch (nomination.way()) {
    case v1::NOMINATION_BY_ONESELF:
      return CheckOneself(deps, call, nomination.nominee());
    case v1::NOMINATION_BY_UNIT:
      return CheckUnit(deps, call, nomination);
    case v1::NOMINATION_BY_PUBLIC:
      return absl::OkStatus();
    default:
      return Refuse(Reason::NOT_AUTHORIZED);  // FROM_BELOW: PassUpNomination
  }
}

// The nominee comes in: barred, record, conditions, where the review begins.
absl::Status Enter(rpc::WriteCall& call, const v1::AwardPlan& plan, const Nominee& nominee,
                   v1::Nomination& nomination) {
  const absl::Time now = domain::Kept(call.now());
  RETURN_IF_ERROR(CheckNotBarred(call.tx(), plan, nomination.nominee(), now));
  domain::NomineeFacts facts = nominee.facts;
  facts.snapshot = SnapshotFor(call.tx(), plan, nomination.nominee(), now);
  const auto outcomes = domain::Judge(plan, facts, time::DayOf(now));
  RETURN_IF_ERROR(domain::CheckEligible(plan, facts, outcomes));
  *nomination.mutable_snapshot() = facts.snapshot;
  nomination.mutable_condition_outcomes()->Assign(outcomes.begin(), outcomes.end());
  nomination.set_nominee_region(facts.region);
  nomination.set_nominee_title(nomination.project_title().empty() ? nominee.title
                                                                  : nomination.project_title());
  if (OfPerson(nomination.nominee())) *nomination.mutable_consent_time() = time::ToProto(now);
  nomination.set_state(v1::NOMINATION_IN_REVIEW);
  nomination.set_review_level(domain::FirstLevel(plan, facts.region));
  if (nomination.review_level() != 0) return absl::OkStatus();
  return domain::Move(nomination, NominationAct::kRecommend);
}

// The nomination under its plan, which nobody moves; the caller is its nominee.
struct Own {
  v1::AwardPlan plan;
  v1::Nomination nomination;
};
absl::StatusOr<Own> LockOwn(rpc::WriteCall& call, const std::string& text) {
  ASSIGN_OR_RETURN(const auto name, NominationName::Parse(text));
  Own own;
  ASSIGN_OR_RETURN(own.plan, HoldPlanNow(call, name.parent()));
  ASSIGN_OR_RETURN(own.nomination, store::LockNomination(call.tx(), name));
  if (!IsNominee(call.tx(), call.caller().subject, own.nomination.nominee())) {
    return NotFound(text);
  }
  return own;
}

v1::Nomination WithoutOffices(v1::Nomination nomination, const std::string& caller) {
  if (nomination.nominator() != caller) nomination.clear_nominator();
  nomination.clear_reviews();
  return nomination;
}

}  // namespace

absl::StatusOr<std::optional<Nominee>> Ask(Deps& deps, rpc::Call& call,
                                           const v1::NominateRequest& request) {
  RETURN_IF_ERROR(CheckMayName(deps, call, request.nomination()));
  if (domain::WaitsForConsent(request.nomination())) return std::optional<Nominee>();
  ASSIGN_OR_RETURN(Nominee nominee,
                   AskNominee(deps, call.Outbound(), request.nomination().nominee()));
  return std::optional(std::move(nominee));
}

absl::StatusOr<v1::Nomination> Nominate(Deps&, rpc::WriteCall& call,
                                        const v1::NominateRequest& request,
                                        const std::optional<Nominee>& nominee) {
  ASSIGN_OR_RETURN(const auto parent, AwardPlanName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, HoldPlanNow(call, parent));
  const absl::Time now = domain::Kept(call.now());
  if (!domain::InStage(plan, v1::STAGE_NOMINATING, now)) {
    return Refuse(Reason::AWARD_PLAN_STATE, {{"state", v1::PlanState_Name(plan.state())}});
  }
  RETURN_IF_ERROR(domain::MayInPlan(plan, PlanAct::kNominate));
  v1::Nomination nomination = request.nomination();
  mask::ClearOutputOnly(&nomination);
  RETURN_IF_ERROR(domain::CheckNomination(plan, nomination));
  if (plan.nominee_kind() != v1::NOMINEE_PROJECT) nomination.clear_project_title();
  if (nomination.way() != v1::NOMINATION_BY_UNIT) nomination.clear_nominating_organization();
  nomination.set_name(NominationName(parent.id(0), parent.id(), ids::NewId()).ToString());
  nomination.set_nominee(Surviving(call.tx(), nomination.nominee()));
  nomination.set_nominator(call.caller().subject);
  nomination.set_state(v1::NOMINATION_PROPOSED);
  if (nominee) RETURN_IF_ERROR(Enter(call, plan, *nominee, nomination));
  Begin(nomination, now);
  RETURN_IF_ERROR(store::InsertNomination(call.tx(), nomination));
  Announce(call, nomination, "made");
  return nomination;
}

absl::StatusOr<Nominee> AskCaller(Deps& deps, rpc::Call& call,
                                  const v1::AcceptNominationRequest& request) {
  if (!OfPerson(call.caller().subject)) return NotFound(request.name());
  return AskNominee(deps, call.Outbound(), call.caller().subject);
}

absl::StatusOr<v1::Nomination> Accept(Deps&, rpc::WriteCall& call,
                                      const v1::AcceptNominationRequest& request,
                                      const Nominee& nominee) {
  ASSIGN_OR_RETURN(Own own, LockOwn(call, request.name()));
  const absl::Time now = domain::Kept(call.now());
  if (own.nomination.state() == v1::NOMINATION_PROPOSED) {
    RETURN_IF_ERROR(domain::MayInPlan(own.plan, PlanAct::kAccept));
    RETURN_IF_ERROR(Enter(call, own.plan, nominee, own.nomination));
  } else {
    RETURN_IF_ERROR(domain::MayWithNomination(own.nomination, NominationAct::kHide));
    if (own.nomination.has_consent_time()) {
      return WithoutOffices(std::move(own.nomination), call.caller().subject);
    }
    *own.nomination.mutable_consent_time() = time::ToProto(now);
  }
  SaveNomination(call.tx(), call, now, "accepted", own.nomination);
  return WithoutOffices(std::move(own.nomination), call.caller().subject);
}

absl::StatusOr<v1::Nomination> WithdrawConsent(
    Deps&, rpc::WriteCall& call, const v1::WithdrawNominationConsentRequest& request) {
  ASSIGN_OR_RETURN(Own own, LockOwn(call, request.name()));
  RETURN_IF_ERROR(domain::MayWithNomination(own.nomination, NominationAct::kHide));
  own.nomination.clear_consent_time();
  SaveNomination(call.tx(), call, domain::Kept(call.now()), "hidden", own.nomination);
  return WithoutOffices(std::move(own.nomination), call.caller().subject);
}

absl::StatusOr<v1::Nomination> Withdraw(Deps&, rpc::WriteCall& call,
                                        const v1::WithdrawNominationRequest& request) {
  ASSIGN_OR_RETURN(const auto name, NominationName::Parse(request.name()));
  // Locked, not held: a place may become free.
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, LockPlanNow(call, name.parent()));
  ASSIGN_OR_RETURN(v1::Nomination nomination, store::LockNomination(call.tx(), name));
  const std::string& caller = call.caller().subject;
  const identity::Scope unit{.region = {}, .organizations = {nomination.nominee()}};
  const bool manages = absl::StartsWith(nomination.nominee(), "organizations/") &&
                       call.caller().Holds(Role::ORGANIZATION_MANAGER, unit, call.now());
  if (!manages && nomination.nominator() != caller &&
      !IsNominee(call.tx(), caller, nomination.nominee())) {
    return NotFound(request.name());
  }
  RETURN_IF_ERROR(domain::Move(nomination, NominationAct::kWithdraw));
  nomination.set_review_level(0);
  SaveNomination(call.tx(), call, domain::Kept(call.now()), "withdrawn", nomination);
  return WithoutOffices(std::move(nomination), caller);
}

absl::StatusOr<v1::Nomination> PassUp(Deps&, rpc::WriteCall& call,
                                      const v1::PassUpNominationRequest& request) {
  ASSIGN_OR_RETURN(const auto from, NominationName::Parse(request.name()));
  ASSIGN_OR_RETURN(const auto to, AwardPlanName::Parse(request.award_plan()));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, HoldPlanNow(call, to));
  ASSIGN_OR_RETURN(const v1::Nomination below, store::GetNomination(call.tx(), from));
  RETURN_IF_ERROR(domain::MayWithNomination(below, NominationAct::kPassUp));
  const absl::Time now = domain::Kept(call.now());
  if (from.parent() == to || !ids::LiesIn(RegionIn(below.name()), RegionIn(plan.name()))) {
    return NotFound(request.award_plan());
  }
  RETURN_IF_ERROR(domain::MayInPlan(plan, PlanAct::kNominate));
  if (!domain::MayBeShown(below)) return Refuse(Reason::CONSENT_TO_SHOW_MISSING);
  v1::Nomination nomination = below;
  nomination.set_name(NominationName(to.id(0), to.id(), ids::NewId()).ToString());
  nomination.set_way(v1::NOMINATION_FROM_BELOW);
  nomination.set_passed_from(below.name());
  nomination.set_nominator(call.caller().subject);
  nomination.clear_nominating_organization();
  nomination.clear_reviews();
  nomination.clear_joint_checks();
  nomination.clear_condition_outcomes();
  RETURN_IF_ERROR(domain::CheckNomination(plan, nomination));
  RETURN_IF_ERROR(CheckStillFit(call.tx(), plan, nomination, now));
  *nomination.mutable_snapshot() = SnapshotFor(call.tx(), plan, nomination.nominee(), now);
  nomination.set_state(v1::NOMINATION_IN_REVIEW);
  nomination.set_review_level(domain::FirstLevel(plan, nomination.nominee_region()));
  if (nomination.review_level() == 0) {
    RETURN_IF_ERROR(domain::Move(nomination, NominationAct::kRecommend));
  }
  Begin(nomination, now);
  RETURN_IF_ERROR(store::InsertNomination(call.tx(), nomination));
  Announce(call, nomination, "made");
  return nomination;
}

absl::StatusOr<v1::Nomination> AsSeenBy(const rpc::Call& call, db::Tx& tx,
                                        const v1::AwardPlan& plan, v1::Nomination nomination) {
  const std::string& caller = call.caller().subject;
  if (SeesAwards(call, RegionIn(plan.name())) ||
      (!nomination.nominee_region().empty() && SeesAwards(call, nomination.nominee_region()))) {
    return nomination;
  }
  const auto& bodies = plan.joint_check_bodies();
  const bool checks =
      std::any_of(bodies.begin(), bodies.end(),
                  [&](const v1::JointCheckBody& body) { return body.checker() == caller; });
  const identity::Scope unit{.region = {}, .organizations = {nomination.nominee()}};
  const bool manages = absl::StartsWith(nomination.nominee(), "organizations/") &&
                       call.caller().Holds(Role::ORGANIZATION_MANAGER, unit, call.now());
  if (checks || manages || nomination.nominator() == caller ||
      IsNominee(tx, caller, nomination.nominee())) {
    return WithoutOffices(std::move(nomination), caller);
  }
  return NotFound(nomination.name());
}

}  // namespace linli::awards::nominations
