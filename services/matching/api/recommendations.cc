#include "services/matching/api/recommendations.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/geo/distance.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/domain/recruiting.h"
#include "services/matching/domain/score.h"
#include "services/matching/storage/projection_store.h"
#include "services/matching/storage/recommendation_store.h"

namespace linli::matching::recommendations {
namespace {

constexpr int kDefaultResults = 20;
constexpr absl::Duration kDefaultWindow = absl::Hours(24 * 30);
constexpr absl::Duration kLongestWindow = absl::Hours(24 * 366);

store::CandidateFilter FilterOf(const v1::RecommendShiftsRequest& request,
                                const store::KnownVolunteer& volunteer,
                                const v1::ScorePolicy& policy, absl::Time now) {
  store::CandidateFilter filter{*VolunteerName::Parse(request.volunteer())};
  filter.starts_from = now;
  if (request.has_window_start_time()) {
    filter.starts_from = std::max(now, time::FromProto(request.window_start_time()));
  }
  filter.starts_before = filter.starts_from + kDefaultWindow;
  if (request.has_window_end_time()) {
    filter.starts_before =
        std::min(time::FromProto(request.window_end_time()), filter.starts_from + kLongestWindow);
  }
  filter.skills = volunteer.facts.skills;
  filter.near = request.has_near() ? geo::ToWgs84(request.near()) : volunteer.home;
  filter.within_metres = policy.max_distance_meters();
  filter.region_code = volunteer.region_code;
  return filter;
}

std::optional<double> DistanceTo(const std::optional<geo::LatLng>& near,
                                 const v1::ShiftContext& context) {
  if (!near || !context.place().has_point()) return std::nullopt;
  return geo::DistanceMetres(*near, geo::ToWgs84(context.place().point()));
}

// The rules of Enroll: what they refuse is not shown, however well it would score.
bool Admitted(const v1::Policy& policy, const store::ShiftInContext& candidate,
              const store::KnownVolunteer& volunteer, absl::Time now) {
  return domain::IsPublic(candidate.recruiting.scope) &&
         domain::CheckSignUpOpen(policy.enrollment(), candidate.recruiting,
                                 candidate.activity_state, candidate.shift, now)
             .ok() &&
         domain::CheckVolunteerFits(policy.enrollment(), candidate.shift, volunteer.facts).ok();
}

v1::Recommendation Rank(const v1::ScorePolicy& policy, const domain::Preferences& preferences,
                        const store::ShiftInContext& of, std::optional<double> distance) {
  const v1::Shift& shift = of.shift;
  v1::Recommendation recommendation;
  recommendation.set_shift(shift.name());
  recommendation.set_activity_display_name(of.context.activity_display_name());
  recommendation.set_shift_display_name(shift.display_name());
  recommendation.set_category(of.context.category());
  *recommendation.mutable_start_time() = shift.start_time();
  *recommendation.mutable_end_time() = shift.end_time();
  recommendation.set_free_places(shift.places() - shift.taken());
  if (distance) recommendation.set_distance_meters(static_cast<int>(std::lround(*distance)));
  domain::Score(
      policy, preferences,
      {.category = of.context.category(),
       .start = time::FromProto(shift.start_time()),
       .end = time::FromProto(shift.end_time()),
       .places = shift.places(),
       .free_places = recommendation.free_places(),
       .required_skills = {shift.required_skills().begin(), shift.required_skills().end()},
       .distance_metres = distance},
      recommendation);
  return recommendation;
}

}  // namespace

absl::StatusOr<v1::RecommendShiftsResponse> Recommend(Deps&, rpc::ReadCall& call,
                                                      const v1::RecommendShiftsRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName name, VolunteerName::Parse(request.volunteer()));
  ASSIGN_OR_RETURN(const store::KnownVolunteer volunteer, store::GetVolunteer(call.tx(), name));
  if (!volunteer.facts.active) return Refuse(Reason::VOLUNTEER_CANNOT_SERVE);
  const auto policy = policy::At<v1::Policy>(
      call.tx(), absl::StrCat("regions/", volunteer.region_code), call.now());
  const store::CandidateFilter filter = FilterOf(request, volunteer, policy->score(), call.now());
  std::vector<v1::Recommendation> ranked;
  for (const store::ShiftInContext& candidate : store::FindCandidates(call.tx(), filter)) {
    const std::optional<double> distance = DistanceTo(filter.near, candidate.context);
    if (distance && *distance > filter.within_metres) continue;
    if (!Admitted(*policy, candidate, volunteer, call.now())) continue;
    ranked.push_back(Rank(policy->score(), volunteer.preferences, candidate, distance));
  }
  domain::KeepBest(ranked, request.max_results() > 0 ? request.max_results() : kDefaultResults);
  v1::RecommendShiftsResponse response;
  response.mutable_recommendations()->Assign(ranked.begin(), ranked.end());
  response.set_engine_version(domain::kEngineVersion);
  response.set_policy_version(policy.version);
  return response;
}

}  // namespace linli::matching::recommendations
