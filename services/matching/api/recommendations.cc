#include "services/matching/api/recommendations.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
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
#include "services/matching/storage/index_store.h"
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

// Whether what is to be shown must be checked first: teams are not in memory.
bool AsksForTeams(const Ranked& ranked) {
  return std::any_of(ranked.begin(), ranked.end(), [](const index::RankedShift& one) {
    return one.card->of.recruiting.scope == v1::Activity::TEAMS;
  });
}

// Shifts as they stand, and who may join them.
struct Doors {
  std::map<std::string, store::ShiftInContext> shifts;  // by id
  std::set<std::pair<std::string, std::string>> members;
  std::set<std::string> halted;
};

Doors ReadDoors(db::Tx& tx, const std::string& volunteer_id, const std::vector<std::string>& ids) {
  Doors doors{store::ReadLockedShifts(tx, ids), {}, {}};
  std::vector<std::string> volunteers, teams, organizations;
  for (const auto& [id, of] : doors.shifts) {
    organizations.push_back(ShiftName::Parse(of.shift.name())->id(0));
    for (const std::string& team : of.recruiting.teams) {
      volunteers.push_back(volunteer_id);
      teams.push_back(team);
    }
  }
  doors.members = store::MembersWithin(tx, volunteers, teams);
  doors.halted = store::HaltedOrganizations(tx, organizations);
  return doors;
}

// Whether she could sign up there now, but for what else she is up to.
bool IsOpenTo(const Doors& doors, const store::ShiftInContext& of,
              const v1::EnrollmentPolicy& policy, const store::IndexedVolunteer& volunteer,
              absl::Time now) {
  const v1::Shift& shift = of.shift;
  const std::vector<std::string>& teams = of.recruiting.teams;
  const bool of_a_team =
      teams.empty() || std::any_of(teams.begin(), teams.end(), [&](const std::string& team) {
        return doors.members.contains({volunteer.id, team});
      });
  return of_a_team && shift.taken() < shift.places() && domain::IsPublic(of.recruiting.scope) &&
         !doors.halted.contains(ShiftName::Parse(shift.name())->id(0)) &&
         domain::CheckSignUpOpen(policy, of.recruiting, of.activity_state, shift, now).ok() &&
         domain::CheckVolunteerFits(policy, shift, store::FactsOf(volunteer)).ok();
}

// Those of the list that still hold, by the database.
absl::StatusOr<Ranked> StillTrue(rpc::ReadCall& call, const v1::RecommendShiftsRequest& request,
                                 const Ranked& ranked) {
  ASSIGN_OR_RETURN(const VolunteerName name, VolunteerName::Parse(request.volunteer()));
  const std::vector<store::IndexedVolunteer> known = store::SomeVolunteers(call.tx(), {name.id()});
  if (known.empty() || !known[0].active) return Refuse(Reason::VOLUNTEER_CANNOT_SERVE);
  std::vector<std::string> ids;
  for (const index::RankedShift& one : ranked) ids.push_back(one.card->id);
  const Doors doors = ReadDoors(call.tx(), name.id(), ids);
  std::vector<Pair> pairs;
  Ranked left;
  for (const index::RankedShift& one : ranked) {
    const auto found = doors.shifts.find(one.card->id);
    const v1::EnrollmentPolicy& policy = one.card->judge->enrollment();
    if (found == doors.shifts.end() ||
        !IsOpenTo(doors, found->second, policy, known[0], call.now())) {
      continue;
    }
    pairs.push_back({&found->second, &policy, name.id()});
    left.push_back(one);
  }
  const std::vector<absl::Status> free = CheckUnlocked(call.tx(), call.now(), pairs);
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
  const Ranked ranked = index::RecommendShifts(*question->snapshot, question->wanted, weights);
  if (AsksForTeams(ranked)) return std::nullopt;
  return AnswerOf(*question, ranked, weights);
}

absl::StatusOr<v1::RecommendShiftsResponse> Recommend(Deps& deps, rpc::ReadCall& call,
                                                      const v1::RecommendShiftsRequest& request) {
  ASSIGN_OR_RETURN(Question question, QuestionOf(deps, call, request));
  const domain::Weights weights(question.policy->score());
  const bool trusted = Trusted(*question.snapshot, *question.policy, call.now());
  const size_t count = question.wanted.count;
  Ranked kept;
  for (question.wanted.count = Overscan(count);; question.wanted.count *= 4) {
    const Ranked ranked = index::RecommendShifts(*question.snapshot, question.wanted, weights);
    if (trusted && !AsksForTeams(ranked)) {
      kept = ranked;
      break;
    }
    ASSIGN_OR_RETURN(kept, StillTrue(call, request, ranked));
    if (kept.size() >= count || ranked.size() < question.wanted.count) break;
  }
  if (kept.size() > count) kept.resize(count);
  return AnswerOf(question, kept, weights);
}

}  // namespace linli::matching::recommendations
