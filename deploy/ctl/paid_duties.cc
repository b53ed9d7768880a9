#include "deploy/ctl/resources.h"
#include "linli/matching/v1/paid_duty_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands PaidDuties() {
  const Field shift = {"SHIFT", "parent", "organizations/…/activities/…/shifts/…"};
  return {
      {.words = "duty assign",
       .request = &v1::AssignPaidDutyRequest::default_instance(),
       .help = "enter who stands at a post for pay, and so earns no hours",
       .example = "organizations/…/activities/…/shifts/… V1305022611123456K",
       .fields = {shift, {"VOLUNTEER", "volunteer", "number"}}},
      {.words = "duty revoke",
       .request = &v1::RevokePaidDutyRequest::default_instance(),
       .help = "take it back",
       .example = "organizations/…/shifts/…/paidDuties/…",
       .fields = {{"DUTY", "name", "organizations/…/shifts/…/paidDuties/…"}}},
      {.words = "duty list",
       .request = &v1::ListPaidDutiesRequest::default_instance(),
       .help = "list who is on duty in a shift",
       .example = "organizations/…/activities/…/shifts/…",
       .fields = {shift},
       .columns = {"volunteer", "start_time", "end_time", "revoke_time", "name"}},
  };
}

}  // namespace linli::ctl
