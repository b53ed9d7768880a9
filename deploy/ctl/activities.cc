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
      {"--recruit", "activity.recruit_scope", "who may sign up"},
      {"--team", "activity.teams", "whose members may; may be repeated"},
      {"--passcode", "activity.passcode", "免审密码, 4 to 6 digits"},
      {"--recruit-start", "activity.recruit_start_time", "sign-up opens"},
      {"--recruit-end", "activity.recruit_end_time", "sign-up closes"},
      {"--exclusion-group", "activity.exclusion_group", "of one word, one activity per volunteer"},
      {"--organizer", "activity.organizers",
       "organization=organizations/…,role=host,records=true; may be repeated"},
      {"--beneficiary", "activity.beneficiaries", "服务对象, 2 digits; may be repeated"},
      {"--protection", "activity.protections", "志愿者保障, 2 digits; may be repeated"},
      {"--theme", "activity.themes", "city theme; may be repeated"},
      {"--care", "activity.cares", "三关爱; may be repeated"},
      {"--place-kind", "activity.place_kinds", "kind of place entered; may be repeated"},
      {"--form", "activity.form", "in which form"},
      {"--aims", "activity.aims", "what it wants to reach"},
      {"--project", "activity.project", "organizations/…/projects/…"},
      {"--campaign", "activity.campaign", "campaigns/…"},
      {"--node", "activity.calendar_node", "calendarNodes/…"},
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
      {.words = "activity pause",
       .request = &v1::PauseActivityRequest::default_instance(),
       .help = "close the sign-up for a while",
       .example = "organizations/…/activities/… --reason 设备检修",
       .fields = {which, {"--reason", "reason", "why"}}},
      {.words = "activity resume",
       .request = &v1::ResumeActivityRequest::default_instance(),
       .help = "open the sign-up again",
       .example = "organizations/…/activities/…",
       .fields = {which}},
      {.words = "activity withdraw",
       .request = &v1::WithdrawActivityRequest::default_instance(),
       .help = "make it a draft again, if nobody signed up",
       .example = "organizations/…/activities/…",
       .fields = {which}},
      {.words = "activity void",
       .request = &v1::VoidActivityRequest::default_instance(),
       .help = "as the administration: declare it void",
       .example = "organizations/…/activities/… --reason 属商业活动",
       .fields = {which, {"--reason", "reason", "why"}}},
      {.words = "activity summarize",
       .request = &v1::SummarizeActivityRequest::default_instance(),
       .help = "sum it up when it is over",
       .example = "organizations/…/activities/… --summary 三个路口 --served 1200",
       .fields = {which,
                  {"--summary", "summary", "what was done"},
                  {"--outcome", "outcome", "what changed"},
                  {"--served", "served_count", "how many people were served"}}},
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
                  {"--until", "window_end_time", "only what begins before"},
                  {"--theme", "theme", "only of this city theme"},
                  {"--care", "care", "only with this care"},
                  {"--project", "project", "only of this project"},
                  {"--campaign", "campaign", "only of this campaign"}},
       .columns = {"name", "display_name", "state", "start_time", "end_time", "place.address"}},
  };
}

}  // namespace linli::ctl
