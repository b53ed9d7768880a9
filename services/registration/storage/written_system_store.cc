#include "services/registration/storage/written_system_store.h"

#include "absl/strings/str_cat.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/queries.h"

namespace linli::registration::store {
namespace {

v1::WrittenSystem SystemIn(const pqxx::row& row) {
  auto system = DetailsIn<v1::WrittenSystem>(row);
  const std::string region = domain::RegionName(Text(row, "region_code")).ToString();
  system.set_name(domain::Nested(domain::Nested(region, "writtenSystems", Text(row, "kind")),
                                 "versions", absl::StrCat(Number(row, "version"))));
  system.set_kind(Text(row, "kind"));
  system.set_version(Number(row, "version"));
  *system.mutable_create_time() = Time(row, "create_time");
  return system;
}

}  // namespace

bool AddWrittenSystem(db::Tx& tx, const v1::WrittenSystem& system, int replaces) {
  const std::string region = domain::ParentOf(domain::ParentOf(system.name()));
  const std::string details = DetailsOf(system);
  return tx.Run(queries::kWrittenSystemInsert, IdOf(region), system.kind(), replaces,
                db::Bytes{details}, time::FromProto(system.create_time()))
             .affected_rows() == 1;
}

std::optional<v1::WrittenSystem> FindWrittenSystem(db::Tx& tx, const std::string& region_code,
                                                   const std::string& kind, int version) {
  const pqxx::result rows = tx.Run(queries::kWrittenSystemGet, region_code, kind, version);
  return rows.empty() ? std::nullopt : std::optional(SystemIn(rows[0]));
}

std::vector<v1::WrittenSystem> ListWrittenSystems(db::Tx& tx, const std::string& region_code,
                                                  const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kWrittenSystemList, region_code, after, limit), SystemIn);
}

}  // namespace linli::registration::store
