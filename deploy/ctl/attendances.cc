#include "deploy/ctl/resources.h"
#include "linli/hours/v1/attendance_service.pb.h"
#include "linli/hours/v1/attestation_service.pb.h"
#include "linli/hours/v1/check_in_rules_service.pb.h"
#include "linli/hours/v1/roster_snapshot_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Attendances() {
  const Field shift = {"SHIFT", "shift", "organizations/…/activities/…/shifts/…"};
  const Field volunteer = {"VOLUNTEER", "volunteer", "number"};
  const std::vector<Field> shown = {
      shift,
      volunteer,
      {"CODE?", "code", "the digits on the leader's screen"},
      {"--latitude", "position.point.latitude", "where she is, instead of a code"},
      {"--longitude", "position.point.longitude", "where she is"},
      {"--datum", "position.point.datum", "what the two are measured against"},
      {"--accuracy", "position.accuracy_meters", "how exact that is, radius in metres"}};
  return {
      {.words = "attendance code",
       .request = &v1::ShowCodeRequest::default_instance(),
       .help = "as the leader: the code of this moment",
       .example = "organizations/…/activities/…/shifts/… --direction in",
       .fields = {shift, {"--direction", "direction", "for check-in or check-out", "in"}}},
      {.words = "attendance check-in",
       .request = &v1::CheckInRequest::default_instance(),
       .help = "签到, by the leader's code or by position",
       .example = "organizations/…/activities/…/shifts/… V1305022611123456K 12345678",
       .fields = shown},
      {.words = "attendance check-out",
       .request = &v1::CheckOutRequest::default_instance(),
       .help = "签退, by the leader's code or by position",
       .example = "organizations/…/activities/…/shifts/… V1305022611123456K --latitude 37.07 "
                  "--longitude 114.5 --datum gcj02 --accuracy 20",
       .fields = shown},
      {.words = "attendance attest",
       .request = &v1::AttestPresenceRequest::default_instance(),
       .help = "as the leader: check people in or out, and answer for it",
       .example = "organizations/…/activities/…/shifts/… V1305022611123456K V1305022611654321A "
                  "--direction in",
       .fields = {shift,
                  {"VOLUNTEERS", "volunteers", "numbers, up to 100"},
                  {"--direction", "direction", "in or out", "in"}},
       .columns = {"volunteer", "attendance.state", "attendance.name", "error.message"}},
      {.words = "attendance get",
       .request = &v1::GetAttendanceRequest::default_instance(),
       .help = "show one attendance",
       .example = "volunteers/…/attendances/…",
       .fields = {{"ATTENDANCE", "name", "volunteers/…/attendances/…"}}},
      {.words = "attendance list",
       .request = &v1::ListAttendancesRequest::default_instance(),
       .help = "list who is or was at a shift",
       .example = "organizations/…/activities/…/shifts/… --grade near-the-place --all",
       .fields = {shift,
                  {"--grade", "max_evidence_grade", "only those that are proven so well at most"}},
       .columns = {"name", "state", "evidence_grade", "check_in_time", "check_out_time",
                   "records"}},
      {.words = "attendance rules",
       .request = &v1::GetCheckInRulesRequest::default_instance(),
       .help = "what an activity asks for beyond its region's policy",
       .example = "organizations/…/activities/…",
       .fields = {{"ACTIVITY", "activity", "organizations/…/activities/…"}}},
      {.words = "attendance set-rules",
       .request = &v1::UpdateCheckInRulesRequest::default_instance(),
       .help = "ask for more at an activity: fewer ways, a closer circle",
       .example = "organizations/…/activities/… --accept by-code --accept by-kiosk",
       .fields = {{"ACTIVITY", "check_in_rules.activity", "organizations/…/activities/…"},
                  {"--accept", "check_in_rules.accepted_evidence", "a way; may be repeated"},
                  {"--within", "check_in_rules.position_limit_meters", "metres from the place"}}},
      {.words = "attendance roster",
       .request = &v1::GetRosterSnapshotRequest::default_instance(),
       .help = "the list of a shift as it began, for the insurer: when, how many, its digest",
       .example = "organizations/…/activities/…/shifts/…",
       .fields = {shift}},
      {.words = "attendance roster-list",
       .request = &v1::ListRosterSnapshotEntriesRequest::default_instance(),
       .help = "the people on that list",
       .example = "organizations/…/activities/…/shifts/… --all",
       .fields = {shift},
       .columns = {"volunteer", "check_in_time", "enrollment"}},
  };
}

}  // namespace linli::ctl
