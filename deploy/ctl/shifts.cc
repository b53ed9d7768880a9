#include "deploy/ctl/resources.h"
#include "linli/matching/v1/activity_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands Shifts() {
  const Field activity = {"ACTIVITY", "parent", "organizations/…/activities/…"};
  const std::vector<Field> changeable = {
      {"--name", "shift.display_name", "name"},
      {"--start", "shift.start_time", "first moment"},
      {"--end", "shift.end_time", "last moment"},
      {"--places", "shift.places", "how many volunteers"},
      {"--minimum-age", "shift.minimum_age", "in years"},
      {"--maximum-age", "shift.maximum_age", "in years"},
      {"--minimum-hours", "shift.minimum_hours", "of earlier service"},
      {"--skill", "shift.required_skills", "特长 needed; may be repeated"},
      {"--language", "shift.required_languages", "needed, en for example; may be repeated"},
      {"--qualification", "shift.required_qualifications", "kind needed; may be repeated"},
      {"--training", "shift.required_trainings", "course needed; may be repeated"},
      {"--rest", "shift.rest_minutes", "free minutes before and after"},
      {"--paid-staff", "shift.paid_staff", "how many paid staff stand there too"},
      {"--exclusion-group", "shift.exclusion_group", "of one word, one shift per volunteer"},
      {"--role", "shift.role", "what the badge says"},
  };
  std::vector<Field> create = {activity};
  create.insert(create.end(), changeable.begin(), changeable.end());
  std::vector<Field> update = {{"SHIFT", "shift.name", "organizations/…/activities/…/shifts/…"}};
  update.insert(update.end(), changeable.begin(), changeable.end());
  update.push_back({"--shrink", "shrink_rule", "seats beyond the places"});
  update.push_back({"--move", "move_rule", "seats whose volunteer is elsewhere then"});
  return {
      {.words = "shift create",
       .request = &v1::CreateShiftRequest::default_instance(),
       .help = "add a shift to an activity",
       .example = "organizations/…/activities/… --name 补给点 --start '2026-11-28 08:00' "
                  "--end '2026-11-28 12:00' --places 30",
       .fields = create},
      {.words = "shift update",
       .request = &v1::UpdateShiftRequest::default_instance(),
       .help = "change what is given",
       .example = "organizations/…/activities/…/shifts/… --places 20 --shrink return-latest",
       .fields = update},
      {.words = "shift cancel",
       .request = &v1::CancelShiftRequest::default_instance(),
       .help = "call one shift off, with a reason that its volunteers read",
       .example = "organizations/…/activities/…/shifts/… --reason 路段封闭",
       .fields = {{"SHIFT", "name", "organizations/…/activities/…/shifts/…"},
                  {"--reason", "reason", "why"}}},
      {.words = "shift get",
       .request = &v1::GetShiftRequest::default_instance(),
       .help = "show one shift",
       .example = "organizations/…/activities/…/shifts/…",
       .fields = {{"SHIFT", "name", "organizations/…/activities/…/shifts/…"}}},
      {.words = "shift list",
       .request = &v1::ListShiftsRequest::default_instance(),
       .help = "list the shifts of an activity",
       .example = "organizations/…/activities/…",
       .fields = {activity},
       .columns = {"name", "display_name", "start_time", "end_time", "places", "taken", "waiting"}},
  };
}

}  // namespace linli::ctl
