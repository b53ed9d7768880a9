#include "deploy/ctl/resources.h"
#include "linli/hours/v1/record_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Records() {
  return {
      {.words = "record list",
       .request = &v1::ListRecordsRequest::default_instance(),
       .help = "list a volunteer's records of service, or those that an organisation recorded",
       .example = "V1305022611123456K --state effective",
       .fields = {{"PARENT", "parent", "number, or organizations/…"},
                  {"--state", "states", "only those that are; may be repeated"},
                  {"--from", "from_time", "only what began at or after"},
                  {"--until", "until_time", "only what began before"}},
       .columns = {"start_time", "end_time", "activity_name", "kind", "evidence_grade", "state",
                   "credited_minutes", "name"}},
      {.words = "record get",
       .request = &v1::GetRecordRequest::default_instance(),
       .help = "show one record",
       .example = "volunteers/…/records/…",
       .fields = {{"RECORD", "name", "volunteers/…/records/…"}}},
      {.words = "record confirm",
       .request = &v1::ConfirmRecordRequest::default_instance(),
       .help = "as the leader: vouch for a record; its minutes are posted",
       .example = "volunteers/…/records/…",
       .fields = {{"RECORD", "name", "volunteers/…/records/…"}}},
      {.words = "record decline",
       .request = &v1::DeclineRecordRequest::default_instance(),
       .help = "send back a record that waits, or take back what one entered; she reads why",
       .example = "volunteers/…/records/… --reason 签到表上没有此人",
       .fields = {{"RECORD", "name", "volunteers/…/records/…"},
                  {"--reason", "reason", "what is wrong and what would help"}}},
      {.words = "record confirm-all",
       .request = &v1::BatchConfirmRecordsRequest::default_instance(),
       .help = "vouch for several records at once",
       .example = "volunteers/…/records/… volunteers/…/records/…",
       .fields = {{"RECORDS", "names", "volunteers/…/records/…, up to 500"}},
       .columns = {"name", "record.state", "record.credited_minutes", "error.message"}},
      {.words = "record create",
       .request = &v1::CreateRecordRequest::default_instance(),
       .help = "enter a record from paper or another system; a second person confirms it",
       .example = "V1305022611123456K --activity 社区清洁 --place 南林社区 --content 清扫 "
                  "--start '2026-03-07 09:00' --end '2026-03-07 11:00' --organizer organizations/… "
                  "--leader V1305022611654321A --recording-unit organizations/… "
                  "--source 2026年纸质签到表 --evidence 档案2026-17 --consent 本人签字",
       .fields = {{"VOLUNTEER", "parent", "number"},
                  {"--activity", "record.activity_name", "活动名称"},
                  {"--place", "record.place", "地点"},
                  {"--content", "record.content", "服务内容"},
                  {"--start", "record.start_time", "when it began"},
                  {"--end", "record.end_time", "when it ended, the same day"},
                  {"--organizer", "record.organizing_unit", "活动组织单位"},
                  {"--leader", "record.leader", "活动负责人"},
                  {"--recording-unit", "record.recording_unit", "记录单位"},
                  {"--category", "record.category", "服务类别, 4 digits"},
                  {"--source", "record.provenance.source", "where it comes from"},
                  {"--external-id", "record.provenance.external_id", "its id in the other system"},
                  {"--evidence", "record.provenance.evidence", "what proves it; may be repeated"},
                  {"--consent", "record.provenance.consent", "how and when she agreed"}}},
  };
}

}  // namespace linli::ctl
