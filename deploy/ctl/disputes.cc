#include "deploy/ctl/resources.h"
#include "linli/hours/v1/dispute_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Disputes() {
  const Field dispute = {"DISPUTE", "name", "volunteers/…/records/…/disputes/…"};
  return {
      {.words = "dispute open",
       .request = &v1::OpenDisputeRequest::default_instance(),
       .help = "异议: say that a record is wrong; it is frozen until that is decided",
       .example = "volunteers/…/records/… --ground time-wrong --statement 结束时间应为十点",
       .fields = {{"RECORD", "parent", "volunteers/…/records/…"},
                  {"--ground", "ground", "what is wrong: time-wrong, not-hers, …"},
                  {"--statement", "statement", "what is wrong, in words"}}},
      {.words = "dispute decide",
       .request = &v1::DecideDisputeRequest::default_instance(),
       .help = "dismiss it, or reverse or correct the record",
       .example = "volunteers/…/records/…/disputes/… --verdict dismiss --decision 已核对签到记录",
       .fields = {dispute,
                  {"--verdict", "verdict", "dismiss, reverse or correct"},
                  {"--decision", "decision", "the decision in words"},
                  {"--reason", "reason", "why it counts no more, from the table"},
                  {"--start", "correction.start_time", "when it began"},
                  {"--end", "correction.end_time", "when it ended, the same day"},
                  {"--place", "correction.place", "地点"},
                  {"--content", "correction.content", "服务内容"},
                  {"--evidence", "correction.evidence", "what proves it; may be repeated"},
                  {"--consent", "correction.consent", "how and when she agreed"}}},
      {.words = "dispute retract",
       .request = &v1::RetractDisputeRequest::default_instance(),
       .help = "take back one's own dispute",
       .example = "volunteers/…/records/…/disputes/…",
       .fields = {dispute}},
      {.words = "dispute get",
       .request = &v1::GetDisputeRequest::default_instance(),
       .help = "show one dispute",
       .example = "volunteers/…/records/…/disputes/…",
       .fields = {dispute}},
      {.words = "dispute list",
       .request = &v1::ListDisputesRequest::default_instance(),
       .help = "list disputes about a volunteer's records, or about a unit's",
       .example = "organizations/… --state open",
       .fields = {{"PARENT", "parent", "number, or organizations/…"},
                  {"--state", "states", "only those that are; may be repeated"}},
       .columns = {"create_time", "ground", "state", "opened_by", "name"}},
  };
}

}  // namespace linli::ctl
