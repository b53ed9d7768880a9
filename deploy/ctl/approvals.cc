#include "deploy/ctl/resources.h"
#include "linli/hours/v1/approval_service.pb.h"
#include "linli/hours/v1/public_notice_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

// What stands between a leader's word and the books.
Commands Approvals() {
  const Field record = {"RECORD", "name", "volunteers/…/records/…"};
  return {
      {.words = "approval request",
       .request = &v1::RequestApprovalRequest::default_instance(),
       .help = "as the leader: vouch for a record and ask that more than the day's cap count",
       .example = "volunteers/…/records/…",
       .fields = {record}},
      {.words = "approval decide",
       .request = &v1::DecideApprovalRequest::default_instance(),
       .help = "as the level above: grant or refuse what goes beyond the cap",
       .example = "volunteers/…/records/… --grant",
       .fields = {record,
                  {"--grant", "grant",
                   "let all of it count; without it, what is over the cap does not"}}},
      {.words = "notice list",
       .request = &v1::ListPublicNoticesRequest::default_instance(),
       .help = "公示: what stands in public notice",
       .example = "organizations/…",
       .fields = {{"PARENT", "parent", "organizations/…, or organizations/…/activities/…"}},
       .columns = {"notice_end_time", "masked_name", "activity_name", "start_time",
                   "credited_minutes"}},
  };
}

}  // namespace linli::ctl
