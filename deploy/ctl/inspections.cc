#include "deploy/ctl/resources.h"
#include "linli/hours/v1/inspection_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Inspections() {
  const Field inspection = {"INSPECTION", "name", "organizations/…/inspections/…"};
  return {
      {.words = "inspection draw",
       .request = &v1::DrawInspectionRequest::default_instance(),
       .help = "抽查: draw a random sample of what a unit recorded",
       .example = "organizations/… --from 2026-01-01 --until 2026-07-01 --size 50",
       .fields = {{"ORGANIZATION", "parent", "organizations/…"},
                  {"--from", "from_time", "service that began at or after"},
                  {"--until", "until_time", "service that began before"},
                  {"--size", "sample_size", "how many records"},
                  {"--seed", "seed", "to draw the same sample once more"}}},
      {.words = "inspection find",
       .request = &v1::RecordFindingRequest::default_instance(),
       .help = "keep what was found of one record",
       .example = "organizations/…/inspections/… volunteers/…/records/… --result in-order",
       .fields = {inspection,
                  {"RECORD", "record", "volunteers/…/records/…"},
                  {"--result", "result", "in-order, evidence-poor, false-record, …"},
                  {"--note", "note", "what is wrong"}}},
      {.words = "inspection close",
       .request = &v1::CloseInspectionRequest::default_instance(),
       .help = "conclude it, once every record of the sample was looked at",
       .example = "organizations/…/inspections/… --conclusion 未发现问题",
       .fields = {inspection, {"--conclusion", "conclusion", "what is concluded"}}},
      {.words = "inspection get",
       .request = &v1::GetInspectionRequest::default_instance(),
       .help = "show one inspection",
       .example = "organizations/…/inspections/…",
       .fields = {inspection}},
      {.words = "inspection list",
       .request = &v1::ListInspectionsRequest::default_instance(),
       .help = "list the inspections of a unit",
       .example = "organizations/…",
       .fields = {{"ORGANIZATION", "parent", "organizations/…"}},
       .columns = {"create_time", "state", "population", "sampled", "examined", "faulty", "name"}},
      {.words = "inspection findings",
       .request = &v1::ListFindingsRequest::default_instance(),
       .help = "the sample of an inspection, with what was found",
       .example = "organizations/…/inspections/…",
       .fields = {{"INSPECTION", "parent", "organizations/…/inspections/…"}},
       .columns = {"record", "result", "note", "find_time"}},
  };
}

}  // namespace linli::ctl
