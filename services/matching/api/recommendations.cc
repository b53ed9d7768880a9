#include "services/matching/api/recommendations.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "common/geo/distance.h"
#include "common/time/proto_time.h"
#include "services/matching/api/index_answer.h"
#include "services/matching/api/seat_table.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/domain/names.h"
#include "services/matching/domain/recruiting.h"
#include "services/matching/index/recommend.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching::recommendations {
namespace {

using Ranked = std::vector<index::RankedShift>;

constexpr size_t kDefaultResults = 20;
constexpr absl::Duration kDefaultWindow = absl::Hours(24 * 30);
constexpr absl::Duration kLongestWindow = absl::Hours(24 * 366);

size_t CountOf(const v1::RecommendShiftsRequest& request) {
  return request.max_results() > 0 ? static_cast<size_t>(request.max_results()) : kDefaultResults;
}

// What is asked for, as the index takes it.
struct Question {
  std::shared_ptr<const index::Snapshot> snapshot;
  uint32_t volunteer = 0;
  policy::Edition<v1::Policy> policy;
  index::ShiftsWanted wanted;
};

absl::StatusOr<Question> QuestionOf(Deps& deps, const rpc::Call& call,
                                    const v1::RecommendShiftsRequest& request) {
  Question question;
  ASSIGN_OR_RETURN(question.snapshot, NewestOf(deps));
  const index::Snapshot& snapshot = *question.snapshot;
  const auto known = snapshot.Find(store::IdIn(request.volunteer()));
  if (!known) return NotFound(request.volunteer());
  question.volunteer = *known;
  const index::Profiles& profiles = *snapshot.profiles[*known / index::kShardSize];
  const uint32_t local = *known % index::kShardSize;
  if (!profiles.active(local)) return Refuse(Reason::VOLUNTEER_CANNOT_SERVE);
  question.policy = snapshot.policies->At<v1::Policy>(
      (*snapshot.regions)[profiles.region(local)].code, call.now());

  index::ShiftsWanted& wanted = question.wanted;
  wanted.volunteer = *known;
  absl::Time from = call.now();
  if (request.has_window_start_time()) {
    from = std::max(from, time::FromProto(request.window_start_time()));
  }
  absl::Time before = from + kDefaultWindow;
  if (request.has_window_end_time()) {
    before = std::min(time::FromProto(request.window_end_time()), from + kLongestWindow);
  }
  wanted.now = absl::ToUnixSeconds(call.now());
  // What begins in this second has begun.
  wanted.starts_from = absl::ToUnixSeconds(from) + (from > call.now() ? 0 : 1);
  wanted.starts_before = absl::ToUnixSeconds(before);
  if (request.has_near()) {
    wanted.near = geo::ToWgs84(request.near());
  } else if (profiles.spot(local).known()) {
    wanted.near = profiles.home(local);
  }
  wanted.within_metres = question.policy->score().max_distance_meters();
  wanted.count = CountOf(request);
  return question;
}

void Describe(const Question& question, const index::RankedShift& ranked,
              const domain::Weights& weights, v1::Recommendation* shown) {
  *shown = ranked.card->shown;
  if (question.wanted.near && ranked.card->place) {
    shown->set_distance_meters(static_cast<int>(
        std::lround(geo::DistanceMetres(*question.wanted.near, *ranked.card->place))));
  }
  shown->set_score(
      weights.Explain(index::AppraisalOf(*question.snapshot, question.volunteer, ranked, weights),
                      shown->mutable_factors()));
}

v1::RecommendShiftsResponse AnswerOf(const Question& question, const Ranked& ranked,
                                     const domain::Weights& weights) {
  v1::RecommendShiftsResponse response;
  response.mutable_recommendations()->Reserve(static_cast<int>(ranked.size()));
  for (const index::RankedShift& one : ranked) {
    Describe(question, one, weights, response.add_recommendations());
  }
  Date(*question.snapshot, question.policy.version, response);
  return response;
}

// Those of the list that still hold, by the database.
absl::StatusOr<Ranked> StillTrue(rpc::ReadCall& call, const v1::RecommendShiftsRequest& request,
                                 const Question& question, const Ranked& ranked) {
  ASSIGN_OR_RETURN(const VolunteerName name, VolunteerName::Parse(request.volunteer()));
  ASSIGN_OR_RETURN(const store::KnownVolunteer volunteer, store::GetVolunteer(call.tx(), name));
  if (!volunteer.facts.active) return Refuse(Reason::VOLUNTEER_CANNOT_SERVE);
  std::vector<std::string> ids;
  for (const index::RankedShift& one : ranked) ids.push_back(one.card->id);
  const auto stands = store::ReadLockedShifts(call.tx(), ids);
  std::vector<const store::ShiftInContext*> open;
  Ranked left;
  for (size_t i = 0; i < ranked.size(); ++i) {
    const auto found = stands.find(ids[i]);
    if (found == stands.end()) continue;
    const v1::Shift& shift = found->second.shift;
    if (shift.taken() >= shift.places() || !domain::IsPublic(found->second.recruiting.scope) ||
        !domain::CheckSignUpOpen(question.policy->enrollment(), found->second.recruiting,
                                 found->second.activity_state, shift, call.now())
             .ok() ||
        !domain::CheckVolunteerFits(question.policy->enrollment(), shift, volunteer.facts).ok()) {
      continue;
    }
    open.push_back(&found->second);
    left.push_back(ranked[i]);
  }
  const std::vector<absl::Status> free =
      CheckUnlocked(call.tx(), question.policy->enrollment(), open,
                    std::vector<std::string>(open.size(), name.id()));
  Ranked kept;
  for (size_t i = 0; i < left.size(); ++i) {
    if (free[i].ok()) kept.push_back(left[i]);
  }
  return kept;
}

}  // namespace

std::optional<absl::StatusOr<v1::RecommendShiftsResponse>> RecommendAtOnce(
    Deps& deps, const rpc::Call& call, const v1::RecommendShiftsRequest& request) {
  const absl::StatusOr<Question> question = QuestionOf(deps, call, request);
  // Memory that is behind may not know her yet, or not that she is active again.
  if (!question.ok() || !Trusted(*question->snapshot, *question->policy, call.now())) {
    return std::nullopt;
  }
  const domain::Weights weights(question->policy->score());
  return AnswerOf(*question, index::RecommendShifts(*question->snapshot, question->wanted, weights),
                  weights);
}

absl::StatusOr<v1::RecommendShiftsResponse> Recommend(Deps& deps, rpc::ReadCall& call,
                                                      const v1::RecommendShiftsRequest& request) {
  ASSIGN_OR_RETURN(Question question, QuestionOf(deps, call, request));
  const domain::Weights weights(question.policy->score());
  const bool trusted = Trusted(*question.snapshot, *question.policy, call.now());
  const size_t count = question.wanted.count;
  if (!trusted) question.wanted.count = Overscan(count);
  Ranked ranked = index::RecommendShifts(*question.snapshot, question.wanted, weights);
  if (!trusted) {
    ASSIGN_OR_RETURN(ranked, StillTrue(call, request, question, ranked));
    if (ranked.size() > count) ranked.resize(count);
  }
  return AnswerOf(question, ranked, weights);
}

}  // namespace linli::matching::recommendations
