#include "deploy/ctl/resources.h"
#include "linli/hours/v1/conflict_service.pb.h"
#include "linli/hours/v1/record_import_service.pb.h"
#include "linli/hours/v1/record_transfer_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Partners() {
  const Field conflict = {"CONFLICT", "name", "volunteers/…/conflicts/…"};
  return {
      {.words = "record imported",
       .request = &v1::GetRecordImportRequest::default_instance(),
       .help = "how far an import of records came",
       .example = "recordImports/… --recording-unit organizations/…",
       .fields = {{"IMPORT", "name", "recordImports/…"},
                  {"--recording-unit", "recording_unit", "who answers for it: organizations/…"}}},
      {.words = "record export",
       .request = &v1::ExportRecordsRequest::default_instance(),
       .help = "转移接续: a volunteer's records, signed for another platform",
       .example = "V1305022611123456K --save 转移.linli",
       .fields = {{"VOLUNTEER", "volunteer", "number"},
                  {"--from", "from_time", "from the first record if not given"},
                  {"--until", "until_time", "until now if not given"}},
       .save = "signed_transfer"},
      {.words = "record take-over",
       .request = &v1::ImportTransferRequest::default_instance(),
       .help = "转移接续: enter what another platform has signed",
       .example = "V1305022611123456K --recording-unit organizations/… --partner systems/youth "
                  "--file 转移.linli --consent 本人申请",
       .fields = {{"VOLUNTEER", "volunteer", "number"},
                  {"--recording-unit", "recording_unit", "who answers for them here"},
                  {"--partner", "partner_system", "the platform that signed: systems/…"},
                  {"--file", "signed_transfer", "what its record export wrote"},
                  {"--consent", "consent", "how and when she agreed"}},
       .columns = {"external_id", "outcome", "record", "conflict"}},
      {.words = "record transfer-key",
       .request = &v1::GetTransferKeyRequest::default_instance(),
       .help = "show a public key that signs records for other platforms",
       .example = "transferKeys/current",
       .fields = {{"KEY", "name", "transferKeys/…"}}},
      {.words = "conflict list",
       .request = &v1::ListConflictsRequest::default_instance(),
       .help = "list times that two platforms report, of a volunteer or a unit",
       .example = "organizations/… --state open",
       .fields = {{"PARENT", "parent", "number, or organizations/…"},
                  {"--state", "states", "only those that are; may be repeated"}},
       .columns = {"create_time", "reported.provenance.partner_system", "reported.start_time",
                   "reported.end_time", "state", "name"}},
      {.words = "conflict get",
       .request = &v1::GetConflictRequest::default_instance(),
       .help = "show one: what was reported, and what is on record",
       .example = "volunteers/…/conflicts/…",
       .fields = {conflict}},
      {.words = "conflict decide",
       .request = &v1::DecideConflictRequest::default_instance(),
       .help = "say which of the two is kept; the other counts nothing",
       .example = "volunteers/…/conflicts/… --verdict keep-recorded --decision 已向双方核实",
       .fields = {conflict,
                  {"--verdict", "verdict", "keep-recorded or keep-reported"},
                  {"--decision", "decision", "why; she and both units read it"}}},
  };
}

}  // namespace linli::ctl
