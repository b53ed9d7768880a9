#include "deploy/ctl/resources.h"
#include "linli/hours/v1/quarantine_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Quarantines() {
  const Field quarantine = {"QUARANTINE", "name", "volunteers/…/records/…/quarantines/…"};
  return {
      {.words = "quarantine list",
       .request = &v1::ListQuarantinesRequest::default_instance(),
       .help = "隔离待核: list records that odd patterns speak against",
       .example = "regions/1305 --state held",
       .fields = {{"PARENT", "parent", "regions/…, organizations/… or number"},
                  {"--state", "states", "only those that are; may be repeated"}},
       .columns = {"create_time", "state", "points", "made_by", "recording_unit", "name"}},
      {.words = "quarantine get",
       .request = &v1::GetQuarantineRequest::default_instance(),
       .help = "show one, with all that it was judged by",
       .example = "volunteers/…/records/…/quarantines/…",
       .fields = {quarantine}},
      {.words = "quarantine explain",
       .request = &v1::ExplainQuarantineRequest::default_instance(),
       .help = "why the record is held, in sentences",
       .example = "volunteers/…/records/…/quarantines/…",
       .fields = {quarantine},
       .columns = {"points", "zh", "en", "about"}},
      {.words = "quarantine release",
       .request = &v1::ReleaseQuarantineRequest::default_instance(),
       .help = "放行: let the record go to its leader, who confirms it",
       .example = "volunteers/…/records/…/quarantines/… --decision 已核对纸质签到表",
       .fields = {quarantine, {"--decision", "decision", "what was found"}}},
      {.words = "quarantine reject",
       .request = &v1::RejectQuarantineRequest::default_instance(),
       .help = "不予认定: decline the record",
       .example = "volunteers/…/records/…/quarantines/… --decision 查无此活动",
       .fields = {quarantine, {"--decision", "decision", "why; the volunteer reads it"}}},
  };
}

}  // namespace linli::ctl
