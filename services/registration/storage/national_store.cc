#include "services/registration/storage/national_store.h"

#include "common/status/refusal.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {

std::map<size_t, std::string> LockFilesOf(db::Tx& tx,
                                          const std::vector<std::string>& person_indexes,
                                          const std::string& region_code) {
  std::vector<db::Bytes> indexes;
  for (const std::string& index : person_indexes) indexes.push_back({index});
  std::map<size_t, std::string> files;
  for (const pqxx::row& row :
       tx.Run(queries::kNationalLock, indexes, region_code, EndOfRegion(region_code))) {
    files[row["place"].as<size_t>()] = Text(row, "volunteer_id");
  }
  return files;
}

std::map<std::string, std::string> NoteNationalNumbers(
    db::Tx& tx, const std::map<std::string, std::string>& numbers, absl::Time now) {
  std::vector<std::string> ids, national;
  for (const auto& [id, number] : numbers) {
    ids.push_back(id);
    national.push_back(number);
  }
  tx.Run(queries::kNationalClaim, national, ids);
  std::map<std::string, std::string> noted;
  for (const pqxx::row& row : tx.Run(queries::kNationalNote, national, ids, now)) {
    noted[Text(row, "volunteer_id")] = Text(row, "national_number");
  }
  return noted;
}

absl::StatusOr<v1::NationalRegistration> GetNational(db::Tx& tx, const std::string& volunteer_id,
                                                     const std::string& name) {
  const pqxx::result rows = tx.Run(queries::kNationalGet, volunteer_id);
  if (rows.empty()) return NotFound(name);
  v1::NationalRegistration registration;
  registration.set_name(name);
  registration.set_national_number(Text(rows[0], "national_number"));
  *registration.mutable_reconcile_time() = Time(rows[0], "reconcile_time");
  return registration;
}

std::vector<std::pair<std::string, std::string>> UnreconciledFiles(
    db::Tx& tx, const std::string& region_code, const std::vector<std::string>& after, int limit) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const pqxx::row& row :
       tx.Run(queries::kNationalMissing, region_code, EndOfRegion(region_code),
              after.empty() ? "" : after[0], after.empty() ? "" : after[1], limit)) {
    files.emplace_back(Text(row, "service_region"), Text(row, "volunteer_id"));
  }
  return files;
}

void ForgetNational(db::Tx& tx, const std::string& volunteer_id) {
  tx.Run(queries::kNationalForget, volunteer_id);
}

void MergeNational(db::Tx& tx, const std::string& ended_id, const std::string& survivor_id) {
  tx.Run(queries::kNationalMerge, ended_id, survivor_id);
}

}  // namespace linli::registration::store
