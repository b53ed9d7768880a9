#include <algorithm>

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/awards/api/nominations.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/storage/nomination_store.h"

namespace linli::awards::nominations {
namespace {

constexpr int kLongestRanking = 1000;

// What everyone may see of a candidate.
v1::Nomination Candidate(const v1::Nomination& nomination) {
  v1::Nomination shown;
  shown.set_name(nomination.name());
  shown.set_nominee_title(nomination.nominee_title());
  shown.set_state(nomination.state());
  // Only persons agree; their number is nobody's business.
  if (!nomination.has_consent_time()) shown.set_nominee(nomination.nominee());
  return shown;
}

}  // namespace

absl::StatusOr<v1::Nomination> Get(Deps&, rpc::ReadCall& call,
                                   const v1::GetNominationRequest& request) {
  ASSIGN_OR_RETURN(const auto name, NominationName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, GetPlanNow(call, name.parent()));
  ASSIGN_OR_RETURN(v1::Nomination nomination, store::GetNomination(call.tx(), name));
  return AsSeenBy(call, call.tx(), plan, std::move(nomination));
}

absl::StatusOr<v1::ListNominationsResponse> List(Deps&, rpc::ReadCall& call,
                                                 const v1::ListNominationsRequest& request) {
  ASSIGN_OR_RETURN(const auto parent, AwardPlanName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  RETURN_IF_ERROR(GetPlanNow(call, parent).status());
  store::Listed listed{.after = Only(page.after), .limit = page.size + 1};
  if (request.state() != v1::NOMINATION_STATE_UNSPECIFIED) listed.states = {request.state()};
  v1::ListNominationsResponse response;
  response.set_next_page_token(FillPage(request, page,
                                        store::ListNominations(call.tx(), parent, listed),
                                        response.mutable_nominations()));
  return response;
}

absl::StatusOr<bool> AskHers(Deps& deps, rpc::Call& call,
                             const v1::ListNominationsOfNomineeRequest& request) {
  const std::string& nominee = request.nominee();
  if (call.caller().Is(nominee)) return true;
  if (!nominee.starts_with("volunteers/")) return false;
  // The role that led here may be that of a manager of hers.
  ASSIGN_OR_RETURN(const identity::Scope hers, deps.scopes.Resolve(nominee, call.deadline()));
  if (call.caller().Holds(identity::Role::AWARDS_OFFICER, hers, call.now()) ||
      call.caller().Holds(identity::Role::INSPECTOR, hers, call.now())) {
    return false;
  }
  return Refuse(Reason::NOT_AUTHORIZED);
}

absl::StatusOr<v1::ListNominationsOfNomineeResponse> ListOfNominee(
    Deps&, rpc::ReadCall& call, const v1::ListNominationsOfNomineeRequest& request,
    const bool& hers) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::vector<v1::Nomination> found =
      store::NominationsOf(call.tx(), request.nominee(), Only(page.after), page.size + 1);
  for (v1::Nomination& nomination : found) {
    nomination.clear_reviews();
    if (!hers || nomination.nominator() != request.nominee()) nomination.clear_nominator();
  }
  v1::ListNominationsOfNomineeResponse response;
  response.set_next_page_token(
      FillPage(request, page, std::move(found), response.mutable_nominations()));
  return response;
}

absl::StatusOr<v1::ListCandidatesResponse> ListCandidates(
    Deps&, rpc::ReadCall& call, const v1::ListCandidatesRequest& request) {
  ASSIGN_OR_RETURN(const auto parent, AwardPlanName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, GetPlanNow(call, parent));
  if (plan.state() < v1::PLAN_VOTING || plan.state() > v1::PLAN_NOTICE) {
    return Refuse(Reason::AWARD_PLAN_STATE, {{"state", v1::PlanState_Name(plan.state())}});
  }
  std::vector<v1::Nomination> shown = store::ListNominations(
      call.tx(), parent,
      {.states = {v1::NOMINATION_RECOMMENDED, v1::NOMINATION_CHOSEN, v1::NOMINATION_PUBLISHED},
       .shown_only = true,
       .after = Only(page.after),
       .limit = page.size + 1});
  for (v1::Nomination& nomination : shown) nomination = Candidate(nomination);
  v1::ListCandidatesResponse response;
  response.set_next_page_token(
      FillPage(request, page, std::move(shown), response.mutable_candidates()));
  return response;
}

absl::StatusOr<v1::ShowRankingResponse> ShowRanking(Deps&, rpc::ReadCall& call,
                                                    const v1::ShowRankingRequest& request) {
  ASSIGN_OR_RETURN(const auto name, AwardPlanName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, GetPlanNow(call, name));
  std::map<std::string, domain::Gathered> gathered = store::GatheredIn(call.tx(), name);
  int64_t most = 0;
  for (const auto& [id, one] : gathered) most = std::max(most, one.public_votes);
  v1::ShowRankingResponse response;
  for (const v1::Nomination& nomination : store::ListNominations(
           call.tx(), name,
           {.states = {v1::NOMINATION_RECOMMENDED, v1::NOMINATION_CHOSEN, v1::NOMINATION_PUBLISHED,
                       v1::NOMINATION_AWARDED, v1::NOMINATION_NOT_CHOSEN, v1::NOMINATION_STRUCK},
           .limit = kLongestRanking})) {
    v1::Ranking& ranking = *response.add_rankings();
    ranking.set_nomination(nomination.name());
    ranking.set_nominee_title(nomination.nominee_title());
    domain::Rank(plan, nomination,
                 gathered[nomination.name().substr(nomination.name().rfind('/') + 1)], most,
                 ranking);
  }
  std::stable_sort(
      response.mutable_rankings()->begin(), response.mutable_rankings()->end(),
      [](const v1::Ranking& a, const v1::Ranking& b) { return a.points() > b.points(); });
  return response;
}

}  // namespace linli::awards::nominations
