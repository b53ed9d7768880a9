#include "deploy/ctl/resources.h"
#include "linli/hours/v1/conflict_service.pb.h"
#include "linli/hours/v1/record_import_service.pb.h"

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
