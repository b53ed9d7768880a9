#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/geo/distance.h"
#include "common/policy/policy.h"
#include "common/time/china_day.h"
#include "services/matching/api/candidates.h"
#include "services/matching/api/facts.h"
#include "services/matching/api/seat_table.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/domain/obstacles.h"
#include "services/matching/domain/recruiting.h"
#include "services/matching/index/match_index.h"
#include "services/matching/index/recommend.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/passcode_store.h"
#include "services/matching/storage/projection_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::candidates {
namespace {

// Rounded up, so that what is beyond the limit never reads as the limit itself.
std::string Kilometres(double metres) {
  return std::to_string(static_cast<int>(std::ceil(metres / 1000)));
}

std::optional<double> MetresBetween(const store::KnownVolunteer& volunteer,
                                    const v1::ShiftContext& context) {
  if (!volunteer.home || !context.place().has_point()) return std::nullopt;
  return geo::DistanceMetres(*volunteer.home, geo::ToWgs84(context.place().point()));
}

// Not a rule of Enroll: what is too far is not recommended.
absl::Status CheckNear(const v1::ScorePolicy& policy, const store::KnownVolunteer& volunteer,
                       const v1::ShiftContext& context, std::optional<double> metres) {
  if (!metres) {
    return index::CityOf(volunteer.region_code) == index::CityOf(store::IdIn(context.region()))
               ? absl::OkStatus()
               : Refuse(Reason::SHIFT_IN_ANOTHER_CITY);
  }
  if (*metres <= policy.max_distance_meters()) return absl::OkStatus();
  return Refuse(Reason::SHIFT_TOO_FAR, {{"distance", Kilometres(*metres)},
                                        {"limit", Kilometres(policy.max_distance_meters())}});
}

class Obstacles {
 public:
  explicit Obstacles(v1::ExplainMatchResponse& response) : response_(response) {}
  void Add(const absl::Status& status) {
    if (!status.ok()) *response_.add_obstacles() = domain::ObstacleOf(status);
  }

 private:
  v1::ExplainMatchResponse& response_;
};

void AddScore(Deps& deps, const std::string& volunteer_id, const std::string& shift_id,
              const domain::Weights& weights, v1::ExplainMatchResponse& response) {
  const std::shared_ptr<const index::Snapshot> snapshot = deps.index.Newest();
  if (!snapshot) return;
  const std::optional<uint32_t> volunteer = snapshot->Find(volunteer_id);
  const index::ShiftCard* card = snapshot->shifts->Find(shift_id);
  if (!volunteer || card == nullptr) return;
  const index::Profiles& profiles = *snapshot->profiles[*volunteer / index::kShardSize];
  const uint32_t local = *volunteer % index::kShardSize;
  index::RankedShift ranked{.card = card};
  if (card->place && profiles.spot(local).known()) {
    ranked.metres = index::MetresBetween(card->spot, profiles.spot(local));
  }
  response.set_score(weights.Explain(index::AppraisalOf(*snapshot, *volunteer, ranked, weights),
                                     response.mutable_factors()));
}

// Whether the door is open to her at all. What she would type at it, nobody knows.
void AddDoor(rpc::ReadCall& call, const v1::EnrollmentPolicy& policy,
             const store::ShiftInContext& of, const std::string& volunteer_id,
             Obstacles& obstacles) {
  const std::string organization_id = ShiftName::Parse(of.shift.name())->id(0);
  if (!store::HaltedOrganizations(call.tx(), {organization_id}).empty()) {
    obstacles.Add(Refuse(Reason::ORGANIZATION_CANNOT_RECRUIT));
  }
  if (of.recruiting.scope == v1::Activity::PASSCODE) {
    const int left = policy.passcode_attempts() -
                     store::PasscodeMisses(call.tx(), volunteer_id,
                                           ActivityName::Parse(of.context.activity())->id(),
                                           time::DayOf(call.now()));
    obstacles.Add(left > 0 ? Refuse(Reason::PASSCODE_WRONG, {{"left", std::to_string(left)}})
                           : Refuse(Reason::PASSCODE_ATTEMPTS));
  }
  const std::vector<std::string> same(of.recruiting.teams.size(), volunteer_id);
  const auto members = store::MembersWithin(call.tx(), same, of.recruiting.teams);
  obstacles.Add(domain::CheckScope(of.recruiting, [&](const std::string& team) {
    return members.contains({volunteer_id, team});
  }));
}

// Whether one more could get a place or a position.
void AddRoom(const v1::EnrollmentPolicy& policy, const store::ShiftInContext& of,
             Obstacles& obstacles) {
  if (of.shift.taken() >= of.shift.places()) obstacles.Add(Refuse(Reason::SHIFT_FULL_NOW));
  domain::Seating room;
  room.AddShift(of.shift.name(), of.shift.places(), of.shift.taken(), of.shift.waiting(),
                policy.waiting_list_limit(), of.shift.applied());
  const domain::Engagement wanted = EngagementFor(of);
  obstacles.Add((domain::IsReviewed(of.recruiting.scope) ? room.Apply("", "", wanted)
                                                         : room.Take("", "", wanted))
                    .status());
}

// What she is up to at that time, and whether it would be too much.
void AddTime(rpc::ReadCall& call, const v1::EnrollmentPolicy& policy,
             const store::ShiftInContext& of, const std::string& volunteer_id,
             Obstacles& obstacles) {
  const domain::Engagement wanted = EngagementFor(of);
  domain::Seating all;
  bool taken = false;
  for (const store::Conflict& conflict :
       store::FindConflicts(call.tx(), {ShiftName::Parse(of.shift.name())->id()}, {volunteer_id})) {
    absl::Status refusal;
    if (conflict.engagement) {
      domain::Seating alone;
      alone.AddEngagement(volunteer_id, *conflict.engagement);
      all.AddEngagement(volunteer_id, *conflict.engagement);
      refusal = alone.CheckFree(volunteer_id, wanted);
    } else {
      refusal = Refuse(
          Reason::ALREADY_ENROLLED,
          {{"enrollment", absl::StrCat(of.shift.name(), "/enrollments/", conflict.enrollment_id)}});
    }
    taken |= !refusal.ok();
    obstacles.Add(refusal);
  }
  const auto standings = store::StandingsOf(
      call.tx(), {volunteer_id}, call.now(),
      call.now() - absl::Hours(24) * policy.no_show_window_days(), of.shift.minimum_hours() > 0);
  obstacles.Add(domain::CheckStanding(policy, of.shift, standings.at(volunteer_id), call.now()));
  if (taken) return;  // limits of hours and rest look at what lies beside it
  obstacles.Add(
      domain::CheckLoad(policy, wanted, of.shift.rest_minutes(), all.EngagementsOf(volunteer_id)));
}

}  // namespace

absl::StatusOr<v1::ExplainMatchResponse> Explain(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ExplainMatchRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName who, VolunteerName::Parse(request.volunteer()));
  ASSIGN_OR_RETURN(const ShiftName name, ShiftName::Parse(request.shift()));
  ASSIGN_OR_RETURN(const store::ShiftInContext of, store::GetShift(call.tx(), name));
  if (!of.was_published) return NotFound(request.shift());
  ASSIGN_OR_RETURN(const store::KnownVolunteer volunteer, store::GetVolunteer(call.tx(), who));
  // As a sign-up would: what the feed tells is less than what judges.
  ASSIGN_OR_RETURN(const domain::VolunteerFacts facts, AskFacts(deps, call, request.volunteer()));
  const auto judge = policy::At<v1::Policy>(call.tx(), of.context.region(), call.now());
  const auto ranker = policy::At<v1::Policy>(
      call.tx(), absl::StrCat("regions/", volunteer.region_code), call.now());

  v1::ExplainMatchResponse response;
  Obstacles obstacles(response);
  obstacles.Add(domain::CheckSignUpOpen(judge->enrollment(), of.recruiting, of.activity_state,
                                        of.shift, call.now()));
  AddDoor(call, judge->enrollment(), of, who.id(), obstacles);
  for (const absl::Status& refusal : domain::EveryRefusal(judge->enrollment(), of.shift, facts)) {
    obstacles.Add(refusal);
  }
  AddTime(call, judge->enrollment(), of, who.id(), obstacles);
  AddRoom(judge->enrollment(), of, obstacles);
  obstacles.Add(
      CheckNear(ranker->score(), volunteer, of.context, MetresBetween(volunteer, of.context)));
  AddScore(deps, who.id(), name.id(), domain::Weights(ranker->score()), response);
  response.set_engine_version(domain::kEngineVersion);
  response.set_policy_version(ranker.version);
  return response;
}

}  // namespace linli::matching::candidates
