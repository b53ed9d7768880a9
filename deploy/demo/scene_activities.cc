// A Saturday of activities (活动) from the city's own programmes.
#include <algorithm>

#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "deploy/demo/organisers.h"
#include "deploy/demo/people.h"
#include "deploy/demo/scenes.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "linli/registration/v1/delegation_service.pb.h"

namespace linli::demo {
namespace {

namespace v1 = matching::v1;

// Shifts of the marathon and of everything else.
struct Window {
  const char* name;
  int from;
  int until;
  int places;
};
constexpr Window kMarathonShifts[] = {{"5公里补给点", 8, 10, 30}, {"终点服务", 10, 13, 60}};
constexpr Window kHour = {"周末一小时", 9, 10, 40};
constexpr Window kMorning = {"上午服务", 9, 11, 20};

// The last one of its members: the first ones want to serve.
const Volunteer* MemberOf(const Stage& stage, const Organiser& organiser) {
  const auto& all = stage.volunteers;
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Volunteer& one) {
    return one.organiser == organiser.name;
  });
  return found == all.rend() ? nullptr : &*found;
}

// 领队: a member of the organisation, to whom its manager gives authority over its activities.
absl::Status NameLeader(Stage& stage, Organiser& organiser) {
  const Volunteer* leader = MemberOf(stage, organiser);
  if (leader == nullptr) return absl::NotFoundError(absl::StrCat(organiser.name, ": no member"));
  organiser.leader = leader->name;
  registration::v1::GrantDelegationRequest grant;
  grant.mutable_delegation()->set_subject(organiser.leader);
  grant.mutable_delegation()->set_role(options::v1::ACTIVITY_LEADER);
  grant.mutable_delegation()->set_over(organiser.name);
  return stage.line.Call<registration::v1::Delegation>(organiser.founder, grant).status();
}

v1::Shift ShiftOf(const Stage& stage, const Window& window) {
  v1::Shift shift;
  shift.set_display_name(window.name);
  shift.set_places(window.places);
  *shift.mutable_start_time() = time::ToProto(At(stage.saturday, window.from));
  *shift.mutable_end_time() = time::ToProto(At(stage.saturday, window.until));
  return shift;
}

v1::CreateActivityRequest Draft(const Stage& stage, const Organiser& organiser,
                                const std::map<std::string, std::string>& programme) {
  v1::CreateActivityRequest request;
  request.set_parent(organiser.name);
  v1::Activity& activity = *request.mutable_activity();
  activity.set_display_name(programme.at("name"));
  activity.set_category(programme.at("category"));
  activity.set_region("regions/" + programme.at("region_code"));
  activity.set_description("服务对象：" + programme.at("people"));
  activity.mutable_place()->set_address(organiser.display_name);
  if (Place seat; SeatOf(programme.at("region_code"), seat)) {
    activity.mutable_place()->mutable_point()->set_latitude(seat.latitude);
    activity.mutable_place()->mutable_point()->set_longitude(seat.longitude);
    activity.mutable_place()->mutable_point()->set_datum(types::v1::WGS84);
  }
  activity.set_leader(organiser.leader);
  activity.set_risk_class(v1::Activity::LOW);
  activity.set_risk_disclosure("户外服务，请注意保暖和交通安全。");
  *activity.mutable_start_time() = time::ToProto(At(stage.saturday, 7));
  *activity.mutable_end_time() = time::ToProto(At(stage.saturday, 20));
  if (programme.at("name") == kMarathon) {
    activity.set_risk_class(v1::Activity::MEDIUM);
    activity.set_insurance_policy("PICC-2026-130500-0001");
    for (const Window& window : kMarathonShifts) {
      *request.add_shifts() = ShiftOf(stage, window);
    }
  } else {
    const bool hour = programme.at("schedule").find("1小时") != std::string::npos;
    *request.add_shifts() = ShiftOf(stage, hour ? kHour : kMorning);
  }
  return request;
}

absl::Status Publish(Stage& stage, const Organiser& organiser,
                     const std::map<std::string, std::string>& programme) {
  ASSIGN_OR_RETURN(const auto drafted, stage.line.Call<v1::CreateActivityResponse>(
                                           organiser.founder, Draft(stage, organiser, programme)));
  v1::PublishActivityRequest publish;
  publish.set_name(drafted.activity().name());
  RETURN_IF_ERROR(stage.line.Call<v1::Activity>(organiser.founder, publish).status());
  if (programme.at("name") == kMarathon) {
    stage.marathon = drafted.shifts(0);
    stage.marathon_leader = organiser.leader;
  } else if (stage.other_shift.empty()) {
    stage.other_shift = drafted.shifts(0).name();
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status PublishSaturday(Stage& stage) {
  stage.report.Scene("A Saturday of activities (活动) is published");
  int published = 0;
  for (const auto& programme : stage.programmes) {
    const bool serves = programme.at("kind") == "programme" || programme.at("kind") == "brand";
    const auto organization = OrganiserOf(programme);
    if (!serves || !organization || !programme.at("region_code").starts_with("1305")) continue;
    Organiser& organiser = stage.organisers.at(organization->display_name());
    if (organiser.leader.empty()) {
      RETURN_IF_ERROR(NameLeader(stage, organiser));
    }
    RETURN_IF_ERROR(Publish(stage, organiser, programme));
    ++published;
  }
  v1::ListActivitiesRequest list;
  list.set_parent("organizations/-");
  list.set_region("regions/1305");
  ASSIGN_OR_RETURN(const auto open, stage.line.Call<v1::ListActivitiesResponse>("", list));
  stage.report.Expect("activities that everybody can see", published, open.activities_size());
  stage.report.Say(absl::StrCat(published, " activities on ", absl::FormatCivilTime(stage.saturday),
                                "; ", kMarathon, " wants 30 people at ",
                                stage.marathon.display_name(), ", 08:00 to 10:00."));
  return absl::OkStatus();
}

}  // namespace linli::demo
