#include "services/matching/storage/catalog_store.h"

#include "common/db/param.h"
#include "services/matching/storage/queries.h"

namespace linli::matching::store {
namespace {

Filed ReadFiled(const pqxx::row& row) {
  return {row["id"].as<std::string>(),    row["organization_id"].as<std::string>(),
          db::ToBytes(row["body"]),       row["version"].as<int64_t>(),
          db::ToTime(row["create_time"]), db::ToTime(row["update_time"])};
}

std::optional<Filed> One(const pqxx::result& rows) {
  if (rows.empty()) return std::nullopt;
  return ReadFiled(rows[0]);
}

std::vector<Filed> All(const pqxx::result& rows) {
  std::vector<Filed> filed;
  for (const pqxx::row& row : rows) filed.push_back(ReadFiled(row));
  return filed;
}

}  // namespace

std::optional<Filed> FindFiled(db::Tx& tx, const std::string& kind, const std::string& id) {
  return One(tx.Run(queries::kCatalogGet, kind, id));
}

std::optional<Filed> LockFiled(db::Tx& tx, const std::string& kind, const std::string& id) {
  return One(tx.Run(queries::kCatalogLock, kind, id));
}

Filed InsertFiled(db::Tx& tx, const Filing& filing, const std::string& body, absl::Time now) {
  return ReadFiled(tx.Run(queries::kCatalogInsert, filing.kind, filing.id, filing.organization_id,
                          filing.region_code, now, filing.stage, filing.level, filing.shelf,
                          filing.parent, db::Bytes{body})[0]);
}

Filed SaveFiled(db::Tx& tx, const Filing& filing, const std::string& body, absl::Time now) {
  return ReadFiled(tx.Run(queries::kCatalogSave, filing.kind, filing.id, now, filing.region_code,
                          filing.stage, filing.level, filing.shelf, filing.parent,
                          db::Bytes{body})[0]);
}

std::vector<Filed> ListFiled(db::Tx& tx, const Filing& marks, const std::string& after_id,
                             int limit) {
  return All(tx.Run(queries::kCatalogList, marks.kind, marks.organization_id, marks.region_code,
                    marks.stage, marks.level, marks.shelf, marks.parent, after_id, limit));
}

std::vector<Filed> ListKept(db::Tx& tx, const std::string& kind,
                            const std::vector<std::string>& region_codes,
                            const std::string& after_id, int limit) {
  return All(tx.Run(queries::kCatalogKept, kind, region_codes, after_id, limit));
}

std::vector<absl::Time> HeldOf(db::Tx& tx, const std::string& project, absl::Time from,
                               absl::Time until) {
  std::vector<absl::Time> held;
  for (const pqxx::row& row : tx.Run(queries::kActivityHeld, project, from, until)) {
    held.push_back(db::ToTime(row[0]));
  }
  return held;
}

std::vector<std::string> ExistingActivities(db::Tx& tx, const std::vector<std::string>& ids) {
  std::vector<std::string> existing;
  for (const pqxx::row& row : tx.Run(queries::kActivitySome, ids)) {
    existing.push_back(row[0].as<std::string>());
  }
  return existing;
}

}  // namespace linli::matching::store
