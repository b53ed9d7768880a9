#include "deploy/ctl/resources.h"
#include "linli/matching/v1/group_enrollment_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands Groups() {
  const Field which = {"GROUP", "name", "organizations/…/shifts/…/groups/…"};
  return {
      {.words = "group enroll",
       .request = &v1::EnrollGroupRequest::default_instance(),
       .help = "take places for people whom a unit brings",
       .example = "organizations/…/shifts/… --unit organizations/… --heads 20 --title 武警官兵",
       .fields = {{"SHIFT", "parent", "organizations/…/activities/…/shifts/…"},
                  {"--unit", "group.unit", "who brings them"},
                  {"--heads", "group.heads", "how many"},
                  {"--title", "group.title", "who they are, no names"}}},
      {.words = "group update",
       .request = &v1::UpdateGroupEnrollmentRequest::default_instance(),
       .help = "change how many come",
       .example = "organizations/…/shifts/…/groups/… --heads 18",
       .fields = {{"GROUP", "group.name", "organizations/…/shifts/…/groups/…"},
                  {"--heads", "group.heads", "how many"},
                  {"--title", "group.title", "who they are, no names"}}},
      {.words = "group cancel",
       .request = &v1::CancelGroupEnrollmentRequest::default_instance(),
       .help = "give the places back, with a reason",
       .example = "organizations/…/shifts/…/groups/… --reason 另有任务",
       .fields = {which, {"--reason", "reason", "why"}}},
      {.words = "group get",
       .request = &v1::GetGroupEnrollmentRequest::default_instance(),
       .help = "show one group",
       .example = "organizations/…/shifts/…/groups/…",
       .fields = {which}},
      {.words = "group list",
       .request = &v1::ListGroupEnrollmentsRequest::default_instance(),
       .help = "list the groups of a shift",
       .example = "organizations/…/activities/…/shifts/…",
       .fields = {{"SHIFT", "parent", "organizations/…/activities/…/shifts/…"}},
       .columns = {"unit", "heads", "title", "state", "name"}},
  };
}

}  // namespace linli::ctl
