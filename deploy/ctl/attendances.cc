#include "deploy/ctl/resources.h"
#include "linli/hours/v1/attendance_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Attendances() {
  const Field shift = {"SHIFT", "shift", "organizations/…/activities/…/shifts/…"};
  const Field volunteer = {"VOLUNTEER", "volunteer", "number"};
  const Field code = {"CODE", "code", "the digits on the leader's screen"};
  return {
      {.words = "attendance code",
       .request = &v1::ShowCodeRequest::default_instance(),
       .help = "as the leader: the code of this moment",
       .example = "organizations/…/activities/…/shifts/… --direction in",
       .fields = {shift, {"--direction", "direction", "for check-in or check-out", "in"}}},
      {.words = "attendance check-in",
       .request = &v1::CheckInRequest::default_instance(),
       .help = "签到",
       .example = "organizations/…/activities/…/shifts/… V1305022611123456K 12345678",
       .fields = {shift, volunteer, code}},
      {.words = "attendance check-out",
       .request = &v1::CheckOutRequest::default_instance(),
       .help = "签退",
       .example = "organizations/…/activities/…/shifts/… V1305022611123456K 12345678",
       .fields = {shift, volunteer, code}},
      {.words = "attendance get",
       .request = &v1::GetAttendanceRequest::default_instance(),
       .help = "show one attendance",
       .example = "volunteers/…/attendances/…",
       .fields = {{"ATTENDANCE", "name", "volunteers/…/attendances/…"}}},
      {.words = "attendance list",
       .request = &v1::ListAttendancesRequest::default_instance(),
       .help = "list who is or was at a shift",
       .example = "organizations/…/activities/…/shifts/… --all",
       .fields = {shift},
       .columns = {"name", "state", "check_in_time", "check_out_time", "records"}},
  };
}

}  // namespace linli::ctl
