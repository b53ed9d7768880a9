#include "services/hours/storage/inspection_store.h"

#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {
namespace {

google::protobuf::Timestamp Time(const pqxx::row& row, const char* column) {
  return time::ToProto(db::ToTime(row[column]));
}

v1::Inspection Read(const pqxx::row& row) {
  v1::Inspection inspection;
  const auto unit = domain::OrganizationName::Parse(row["organization"].as<std::string>()).value();
  inspection.set_name(
      domain::InspectionName(unit.id(), row["inspection_id"].as<std::string>()).ToString());
  v1::Inspection::State state = v1::Inspection::STATE_UNSPECIFIED;
  v1::Inspection::State_Parse(row["state"].as<std::string>(), &state);
  inspection.set_state(state);
  *inspection.mutable_from_time() = Time(row, "from_time");
  *inspection.mutable_until_time() = Time(row, "until_time");
  inspection.set_seed(row["seed"].as<int64_t>());
  inspection.set_population(row["population"].as<int>());
  inspection.set_sampled(row["sampled"].as<int>());
  inspection.set_examined(row["examined"].as<int>());
  inspection.set_faulty(row["faulty"].as<int>());
  inspection.set_inspector(row["inspector"].as<std::string>());
  inspection.set_conclusion(row["conclusion"].as<std::string>());
  *inspection.mutable_create_time() = Time(row, "create_time");
  *inspection.mutable_update_time() = Time(row, "update_time");
  return inspection;
}

std::string UnitOf(const domain::InspectionName& name) { return name.parent().ToString(); }

}  // namespace

v1::Inspection DrawInspection(db::Tx& tx, const v1::Inspection& inspection, int sample_size) {
  const auto name = domain::InspectionName::Parse(inspection.name()).value();
  return Read(tx.Run(
      queries::kInspectionDraw, UnitOf(name), name.id(), time::FromProto(inspection.from_time()),
      time::FromProto(inspection.until_time()), inspection.seed(), inspection.inspector(),
      time::FromProto(inspection.create_time()), sample_size)[0]);
}

std::optional<v1::Inspection> FindInspection(db::Tx& tx, const domain::InspectionName& name) {
  const pqxx::result rows = tx.Run(queries::kInspectionGet, UnitOf(name), name.id());
  if (rows.empty()) return std::nullopt;
  return Read(rows[0]);
}

std::optional<bool> LockIsOpen(db::Tx& tx, const domain::InspectionName& name) {
  const pqxx::result rows = tx.Run(queries::kInspectionLock, UnitOf(name), name.id());
  if (rows.empty()) return std::nullopt;
  return rows[0]["state"].as<std::string>() == "OPEN";
}

bool SaveFinding(db::Tx& tx, const domain::InspectionName& name, const v1::Finding& finding) {
  return !tx.Run(queries::kFindingSave, UnitOf(name), name.id(), finding.record(),
                 v1::Finding::Result_Name(finding.result()), finding.note(),
                 time::FromProto(finding.find_time()))
              .empty();
}

void CloseInspection(db::Tx& tx, const domain::InspectionName& name, const std::string& conclusion,
                     absl::Time now) {
  tx.Run(queries::kInspectionClose, UnitOf(name), name.id(), conclusion, now);
}

std::vector<v1::Inspection> ListInspections(db::Tx& tx, const std::string& organization,
                                            const CasePage& page) {
  std::vector<v1::Inspection> inspections;
  for (const pqxx::row& row :
       tx.Run(queries::kInspectionList, organization, page.after_time, page.after_id, page.limit)) {
    inspections.push_back(Read(row));
  }
  return inspections;
}

std::vector<v1::Finding> ListFindings(db::Tx& tx, const domain::InspectionName& name, int after,
                                      int limit) {
  std::vector<v1::Finding> findings;
  for (const pqxx::row& row :
       tx.Run(queries::kFindingList, UnitOf(name), name.id(), after, limit)) {
    v1::Finding& finding = findings.emplace_back();
    finding.set_record(row["record"].as<std::string>());
    v1::Finding::Result result = v1::Finding::RESULT_UNSPECIFIED;
    v1::Finding::Result_Parse(row["result"].as<std::string>(), &result);
    finding.set_result(result);
    finding.set_note(row["note"].as<std::string>());
    if (!row["find_time"].is_null()) *finding.mutable_find_time() = Time(row, "find_time");
  }
  return findings;
}

}  // namespace linli::hours::store
