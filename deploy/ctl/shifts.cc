#include "deploy/ctl/resources.h"
#include "linli/matching/v1/activity_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands Shifts() {
  const Field activity = {"ACTIVITY", "parent", "organizations/…/activities/…"};
  return {
      {.words = "shift create",
       .request = &v1::CreateShiftRequest::default_instance(),
       .help = "add a shift to an activity",
       .example = "organizations/…/activities/… --name 补给点 --start '2026-11-28 08:00' "
                  "--end '2026-11-28 12:00' --places 30",
       .fields = {activity,
                  {"--name", "shift.display_name", "name"},
                  {"--start", "shift.start_time", "first moment"},
                  {"--end", "shift.end_time", "last moment"},
                  {"--places", "shift.places", "how many volunteers"},
                  {"--minimum-age", "shift.minimum_age", "in years"},
                  {"--skill", "shift.required_skills", "特长 needed; may be repeated"}}},
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
