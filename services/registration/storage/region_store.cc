#include "services/registration/storage/region_store.h"

#include "common/status/refusal.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/region_code.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

v1::Region RegionFrom(const pqxx::row& row) {
  v1::Region region;
  const std::string code = Text(row, "region_code");
  const std::string parent = Text(row, "parent_code");
  region.set_name(domain::RegionName(code).ToString());
  region.set_display_name(Text(row, "display_name"));
  if (!parent.empty()) region.set_parent(domain::RegionName(parent).ToString());
  region.set_level(domain::LevelOf(code));
  region.set_edition(Text(row, "edition"));
  *region.mutable_create_time() = Time(row, "create_time");
  *region.mutable_update_time() = Time(row, "update_time");
  return region;
}

}  // namespace

absl::StatusOr<v1::Region> GetRegion(db::Tx& tx, const std::string& code) {
  const pqxx::result rows = tx.Run(queries::kRegionGet, code);
  if (rows.empty()) return NotFound(domain::RegionName(code).ToString());
  return RegionFrom(rows[0]);
}

std::vector<v1::Region> ListRegions(db::Tx& tx, const std::string& parent_code,
                                    const std::string& after, int limit) {
  std::vector<v1::Region> regions;
  for (const pqxx::row& row : tx.Run(queries::kRegionList, parent_code, after, limit)) {
    regions.push_back(RegionFrom(row));
  }
  return regions;
}

std::vector<std::string> MissingRegions(db::Tx& tx, const std::vector<std::string>& codes) {
  std::vector<std::string> missing;
  for (const pqxx::row& row : tx.Run(queries::kRegionMissing, codes)) {
    missing.push_back(row[0].c_str());
  }
  return missing;
}

Loaded LoadRegions(db::Tx& tx, const std::string& edition, const std::vector<v1::Region>& regions,
                   absl::Time now) {
  std::vector<std::string> codes, parents, names;
  for (const v1::Region& region : regions) {
    codes.push_back(IdOf(region.name()));
    parents.push_back(IdOf(region.parent()));
    names.push_back(region.display_name());
  }
  Loaded loaded;
  for (const pqxx::row& row : tx.Run(queries::kRegionUpsert, codes, parents, names, edition, now)) {
    if (row["created"].as<bool>()) {
      ++loaded.created;
    } else {
      loaded.updated.push_back(Text(row, "region_code"));
    }
  }
  return loaded;
}

}  // namespace linli::registration::store
