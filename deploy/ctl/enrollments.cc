#include "deploy/ctl/resources.h"
#include "linli/matching/v1/enrollment_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands Enrollments() {
  const Field which = {"ENROLLMENT", "name", "organizations/…/shifts/…/enrollments/…"};
  return {
      {.words = "enrollment enroll",
       .request = &v1::EnrollRequest::default_instance(),
       .help = "sign up: a place, or a place on the waiting list",
       .example = "organizations/…/activities/…/shifts/… V1305022611123456K",
       .fields = {{"SHIFT", "parent", "organizations/…/activities/…/shifts/…"},
                  {"VOLUNTEER", "volunteer", "number"}}},
      {.words = "enrollment cancel",
       .request = &v1::CancelEnrollmentRequest::default_instance(),
       .help = "give the place back, with a reason",
       .example = "organizations/…/shifts/…/enrollments/… --reason 临时有事",
       .fields = {which, {"--reason", "reason", "why"}}},
      {.words = "enrollment decline",
       .request = &v1::DeclineEnrollmentRequest::default_instance(),
       .help = "as the organiser: turn somebody away, with a reason",
       .example = "organizations/…/shifts/…/enrollments/… --reason 人员调整",
       .fields = {which, {"--reason", "reason", "why, as she will read it"}}},
      {.words = "enrollment get",
       .request = &v1::GetEnrollmentRequest::default_instance(),
       .help = "show one sign-up",
       .example = "organizations/…/shifts/…/enrollments/…",
       .fields = {which}},
      {.words = "enrollment list",
       .request = &v1::ListEnrollmentsRequest::default_instance(),
       .help = "list who signed up for a shift, in order of arrival",
       .example = "organizations/…/activities/…/shifts/… --all",
       .fields = {{"SHIFT", "parent", "organizations/…/activities/…/shifts/…"},
                  {"--state", "state", "confirmed and waiting ones if not given"}},
       .columns = {"volunteer", "state", "waiting_position", "create_time", "name"}},
      {.words = "enrollment list-of",
       .request = &v1::ListVolunteerEnrollmentsRequest::default_instance(),
       .help = "list what a volunteer signed up for, the latest first",
       .example = "V1305022611123456K",
       .fields = {{"VOLUNTEER", "parent", "number"}, {"--state", "state", "only those that are"}},
       .columns = {"start_time", "activity_display_name", "shift_display_name", "state", "name"}},
  };
}

}  // namespace linli::ctl
