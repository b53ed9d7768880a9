#include "deploy/ctl/resources.h"
#include "linli/hours/v1/amendment_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Amendments() {
  const Field record = {"RECORD", "name", "volunteers/…/records/…"};
  const Field amendment = {"AMENDMENT", "name", "volunteers/…/records/…/amendments/…"};
  const Field reason = {"--reason", "reason", "why, from the table: not-present, wrong-time, …"};
  const Field explanation = {"--explanation", "explanation", "why, for her to read"};
  return {
      {.words = "amendment reverse",
       .request = &v1::ReverseRecordRequest::default_instance(),
       .help = "撤销: propose that a record count no more; another person decides",
       .example = "volunteers/…/records/… --reason not-present --explanation 当天没有到场",
       .fields = {record, reason, explanation}},
      {.words = "amendment correct",
       .request = &v1::CorrectRecordRequest::default_instance(),
       .help = "更正: propose that another record take its place; another person decides",
       .example = "volunteers/…/records/… --end '2026-03-07 11:00' --reason wrong-time "
                  "--explanation 结束时间有误 --evidence 签到表第3页 --consent 本人申请",
       .fields = {record,
                  reason,
                  explanation,
                  {"--activity", "correction.activity_name", "活动名称"},
                  {"--place", "correction.place", "地点"},
                  {"--content", "correction.content", "服务内容"},
                  {"--start", "correction.start_time", "when it began"},
                  {"--end", "correction.end_time", "when it ended, the same day"},
                  {"--organizer", "correction.organizing_unit", "活动组织单位"},
                  {"--leader", "correction.leader", "活动负责人"},
                  {"--category", "correction.category", "服务类别, 4 digits"},
                  {"--evidence", "correction.evidence", "what proves it; may be repeated"},
                  {"--consent", "correction.consent", "how and when she agreed"}}},
      {.words = "amendment decide",
       .request = &v1::DecideAmendmentRequest::default_instance(),
       .help = "as the second person: do what was proposed, or reject it",
       .example = "volunteers/…/records/…/amendments/… --apply",
       .fields = {amendment,
                  {"--apply", "apply", "do what was proposed; without it, it is rejected"},
                  {"--decision", "decision", "what there is to say to it"}}},
      {.words = "amendment withdraw",
       .request = &v1::WithdrawAmendmentRequest::default_instance(),
       .help = "take back what one proposed",
       .example = "volunteers/…/records/…/amendments/…",
       .fields = {amendment}},
      {.words = "amendment get",
       .request = &v1::GetAmendmentRequest::default_instance(),
       .help = "show one proposal",
       .example = "volunteers/…/records/…/amendments/…",
       .fields = {amendment}},
      {.words = "amendment list",
       .request = &v1::ListAmendmentsRequest::default_instance(),
       .help = "list proposals about a volunteer's records, or about a unit's",
       .example = "organizations/… --state proposed",
       .fields = {{"PARENT", "parent", "number, or organizations/…"},
                  {"--state", "states", "only those that are; may be repeated"}},
       .columns = {"create_time", "kind", "reason", "state", "proposed_by", "name"}},
  };
}

}  // namespace linli::ctl
