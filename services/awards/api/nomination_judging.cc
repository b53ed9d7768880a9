#include <algorithm>

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/awards/api/nominations.h"
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

}  // namespace

absl::StatusOr<v1::Nomination> Review(Deps&, rpc::WriteCall& call,
                                      const v1::ReviewNominationRequest& request) {
  ASSIGN_OR_RETURN(const auto name, NominationName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, HoldPlanNow(call, name.parent()));
  ASSIGN_OR_RETURN(v1::Nomination nomination, store::LockNomination(call.tx(), name));
  const std::string& caller = call.caller().subject;
  const std::string place =
      domain::RegionAtLevel(nomination.nominee_region(), request.review_level());
  if (nomination.nominee_region().empty() ||
      !call.caller().Holds(identity::Role::AWARDS_OFFICER, ScopeOf(place), call.now())) {
    return NotFound(request.name());
  }
  // Nobody reviews herself, or whom she named.
  if (nomination.nominator() == caller || IsNominee(call.tx(), caller, nomination.nominee())) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  RETURN_IF_ERROR(domain::MayInPlan(plan, PlanAct::kReview));
  const absl::Time now = domain::Kept(call.now());
  v1::Review review;
  review.set_review_level(request.review_level());
  review.set_reviewer(caller);
  review.set_recommended(request.recommended());
  review.set_opinion(request.opinion());
  *review.mutable_review_time() = time::ToProto(now);
  RETURN_IF_ERROR(domain::AddReview(plan, std::move(review), nomination));
  SaveNomination(call.tx(), call, now, "reviewed", nomination);
  return nomination;
}

absl::StatusOr<v1::Nomination> AnswerCheck(Deps&, rpc::WriteCall& call,
                                           const v1::AnswerJointCheckRequest& request) {
  ASSIGN_OR_RETURN(const auto name, NominationName::Parse(request.name()));
  // Locked, not held: a place may become free.
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, LockPlanNow(call, name.parent()));
  ASSIGN_OR_RETURN(v1::Nomination nomination, store::LockNomination(call.tx(), name));
  if (domain::BodyOf(plan, request.body(), call.caller().subject) == nullptr) {
    return NotFound(request.name());
  }
  RETURN_IF_ERROR(domain::MayInPlan(plan, PlanAct::kCheck));
  const absl::Time now = domain::Kept(call.now());
  v1::JointCheck check;
  check.set_body(request.body());
  check.set_cleared(request.cleared());
  check.set_document_number(request.document_number());
  *check.mutable_check_time() = time::ToProto(now);
  RETURN_IF_ERROR(domain::AddJointCheck(std::move(check), nomination));
  SaveNomination(call.tx(), call, now, "checked", nomination);
  return AsSeenBy(call, call.tx(), plan, std::move(nomination));
}

absl::StatusOr<v1::ScoreNominationResponse> Score(Deps&, rpc::WriteCall& call,
                                                  const v1::ScoreNominationRequest& request) {
  ASSIGN_OR_RETURN(const auto name, NominationName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, HoldPlanNow(call, name.parent()));
  RETURN_IF_ERROR(domain::MayInPlan(plan, PlanAct::kScore));
  const bool scored = request.criterion() != v1::CRITERION_SERVICE_TIME &&
                      std::any_of(plan.criteria().begin(), plan.criteria().end(),
                                  [&](const v1::Criterion& criterion) {
                                    return criterion.kind() == request.criterion();
                                  });
  if (!scored) {
    Violations violations;
    violations.Add("criterion", Reason::CRITERION_INVALID, {{"problem", "not scored here"}});
    return violations.ToStatus();
  }
  ASSIGN_OR_RETURN(const v1::Nomination nomination, store::GetNomination(call.tx(), name));
  RETURN_IF_ERROR(domain::MayWithNomination(nomination, NominationAct::kScore));
  if (!store::InsertScore(call.tx(), name, request.criterion(), call.caller().subject,
                          request.points(), domain::Kept(call.now()))) {
    return Refuse(Reason::VOTE_CAST);
  }
  return v1::ScoreNominationResponse();
}

absl::StatusOr<v1::VoteForNominationResponse> Vote(Deps&, rpc::WriteCall& call,
                                                   const v1::VoteForNominationRequest& request) {
  ASSIGN_OR_RETURN(const auto name, NominationName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, HoldPlanNow(call, name.parent()));
  const absl::Time now = domain::Kept(call.now());
  if (!domain::MayInPlan(plan, PlanAct::kVote).ok() ||
      !domain::InStage(plan, v1::STAGE_VOTING, now)) {
    return Refuse(Reason::VOTE_CLOSED);
  }
  ASSIGN_OR_RETURN(const v1::Nomination nomination, store::GetNomination(call.tx(), name));
  if (nomination.state() != v1::NOMINATION_RECOMMENDED || !domain::MayBeShown(nomination)) {
    return NotFound(request.name());
  }
  v1::VoteForNominationResponse response;
  ASSIGN_OR_RETURN(const int left, store::CastVote(call.tx(), name, call.caller().subject,
                                                   plan.votes_per_person(), now));
  response.set_votes_left(left);
  return response;
}

}  // namespace linli::awards::nominations
