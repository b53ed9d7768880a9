#include "deploy/ctl/resources.h"
#include "linli/matching/v1/activity_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands Activities() {
  const std::vector<Field> changeable = {
      {"--name", "activity.display_name", "name"},
      {"--category", "activity.category", "服务类别, 4 digits"},
      {"--region", "activity.region", "where, a region's code"},
      {"--risk", "activity.risk_class", "danger to those who serve"},
      {"--start", "activity.start_time", "first moment, 2026-11-28 08:00"},
      {"--end", "activity.end_time", "last moment"},
      {"--description", "activity.description", "what will be done"},
      {"--address", "activity.place.address", "where volunteers meet"},
      {"--point", "activity.place.point", "lat=37.07,lon=114.50,datum=gcj02"},
      {"--leader", "activity.leader", "领队, a volunteer's number"},
      {"--risk-disclosure", "activity.risk_disclosure", "the risks in plain words"},
      {"--insurance-policy", "activity.insurance_policy", "number; needed when the risk is high"},
  };
  std::vector<Field> create = {{"--organization", "parent", "who holds it"}};
  create.insert(create.end(), changeable.begin(), changeable.end());
  create.push_back(
      {"--shift", "shifts",
       "name=…,start=2026-11-28 08:00,end=2026-11-28 12:00,places=30; may be repeated"});
  std::vector<Field> update = {{"ACTIVITY", "activity.name", "which"}};
  update.insert(update.end(), changeable.begin(), changeable.end());
  const Field which = {"ACTIVITY", "name", "organizations/…/activities/…"};
  return {
      {.words = "activity create",
       .request = &v1::CreateActivityRequest::default_instance(),
       .help = "write a draft, with its shifts",
       .example = "--organization organizations/… --name 马拉松志愿服务 --category 0018 "
                  "--region 130502 --risk low --start '2026-11-28 07:00' --end '2026-11-28 13:00' "
                  "--shift 'name=补给点,start=2026-11-28 08:00,end=2026-11-28 12:00,places=30'",
       .fields = create,
       .columns = {"name", "display_name", "start_time", "end_time", "places"}},
      {.words = "activity update",
       .request = &v1::UpdateActivityRequest::default_instance(),
       .help = "change what is given",
       .example = "organizations/…/activities/… --leader V1305022611123456K",
       .fields = update},
      {.words = "activity publish",
       .request = &v1::PublishActivityRequest::default_instance(),
       .help = "open it for sign-up",
       .example = "organizations/…/activities/…",
       .fields = {which}},
      {.words = "activity cancel",
       .request = &v1::CancelActivityRequest::default_instance(),
       .help = "call it off, with a reason that everybody reads",
       .example = "organizations/…/activities/… --reason 暴雨红色预警",
       .fields = {which, {"--reason", "reason", "why"}}},
      {.words = "activity get",
       .request = &v1::GetActivityRequest::default_instance(),
       .help = "show one activity",
       .example = "organizations/…/activities/…",
       .fields = {which}},
      {.words = "activity list",
       .request = &v1::ListActivitiesRequest::default_instance(),
       .help = "list activities, of one organisation or of all",
       .example = "--region 130502 --category 0018",
       .fields = {{"--organization", "parent", "whose", "organizations/-"},
                  {"--region", "region", "only there and below"},
                  {"--state", "state", "published ones if not given"},
                  {"--category", "category", "only of this 服务类别"},
                  {"--from", "window_start_time", "only what ends after"},
                  {"--until", "window_end_time", "only what begins before"}},
       .columns = {"name", "display_name", "state", "start_time", "end_time", "place.address"}},
  };
}

}  // namespace linli::ctl
