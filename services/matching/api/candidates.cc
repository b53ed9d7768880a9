#include "services/matching/api/candidates.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/matching/api/index_answer.h"
#include "services/matching/api/still_fit.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/index/candidates.h"
#include "services/matching/storage/projection_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::candidates {
namespace {

using Ranked = std::vector<index::RankedVolunteer>;

constexpr size_t kDefaultResults = 100;

index::CandidatesWanted WantedOf(const v1::FindCandidatesRequest& request,
                                 const index::ShiftCard& card, const v1::ScorePolicy& policy,
                                 absl::Time now) {
  index::CandidatesWanted wanted;
  wanted.shift = &card;
  wanted.now = now;
  wanted.within_metres = request.max_distance_meters() > 0 ? request.max_distance_meters()
                                                           : policy.max_distance_meters();
  if (!request.region().empty()) wanted.region_code = store::IdIn(request.region());
  wanted.registered_category_only = request.registered_category_only();
  wanted.available_only = request.available_only();
  wanted.count =
      request.max_results() > 0 ? static_cast<size_t>(request.max_results()) : kDefaultResults;
  return wanted;
}

void Describe(const index::Snapshot& snapshot, const index::ShiftCard& card,
              const index::RankedVolunteer& ranked, const domain::Weights& weights,
              v1::Candidate* shown) {
  shown->set_volunteer(absl::StrCat("volunteers/", VolunteerIdOf(snapshot, ranked.volunteer)));
  if (ranked.metres) {
    shown->set_distance_meters(static_cast<int>(std::ceil(*ranked.metres / 1000)) * 1000);
  }
  shown->set_score(
      weights.Explain(domain::Appraise(domain::Side::kShift, snapshot.SupplyOf(ranked.volunteer),
                                       card.demand, weights, ranked.metres),
                      shown->mutable_factors()));
}

}  // namespace

absl::StatusOr<v1::FindCandidatesResponse> Find(Deps& deps, rpc::ReadCall& call,
                                                const v1::FindCandidatesRequest& request) {
  ASSIGN_OR_RETURN(const auto snapshot, NewestOf(deps));
  ASSIGN_OR_RETURN(const ShiftName name, ShiftName::Parse(request.shift()));
  ASSIGN_OR_RETURN(const store::ShiftInContext of, store::GetShift(call.tx(), name));
  RETURN_IF_ERROR(domain::CheckShiftOpen(of.activity_state, of.shift, call.now()));
  if (!store::HaltedOrganizations(call.tx(), {name.id(0)}).empty()) {
    return Refuse(Reason::ORGANIZATION_CANNOT_RECRUIT);
  }
  const index::ShiftCard* card = snapshot->shifts->Find(name.id());
  // It was published a moment ago.
  if (card == nullptr) return RefuseFor(absl::Seconds(1), Reason::MATCH_INDEX_LOADING);
  const auto policy = snapshot->policies->At<v1::Policy>(card->region_code, call.now());
  const domain::Weights weights(policy->score());
  index::CandidatesWanted wanted = WantedOf(request, *card, policy->score(), call.now());
  const size_t count = wanted.count;
  Ranked kept;
  for (wanted.count = Overscan(count);; wanted.count *= 4) {
    const Ranked ranked = index::FindCandidates(*snapshot, wanted, weights);
    kept = StillFit(call.tx(), *snapshot, policy->enrollment(), of, call.now(), ranked);
    if (kept.size() >= count || ranked.size() < wanted.count) break;
  }
  if (kept.size() > count) kept.resize(count);
  v1::FindCandidatesResponse response;
  for (const index::RankedVolunteer& one : kept) {
    Describe(*snapshot, *card, one, weights, response.add_candidates());
  }
  Date(*snapshot, policy.version, response);
  return response;
}

}  // namespace linli::matching::candidates
