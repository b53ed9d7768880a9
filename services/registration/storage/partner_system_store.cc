#include "services/registration/storage/partner_system_store.h"

#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {

std::vector<v1::PartnerSystem> ListPartnerSystems(db::Tx& tx, const std::string& after, int limit) {
  std::vector<v1::PartnerSystem> systems;
  for (const pqxx::row& row : tx.Run(queries::kPartnerSystemList, after, limit)) {
    v1::PartnerSystem& system = systems.emplace_back();
    system.set_name(domain::PartnerSystemName(Text(row, "system_id")).ToString());
    system.set_display_name(Text(row, "display_name"));
    system.set_domain_code(Text(row, "domain_code"));
    system.set_body(Text(row, "body"));
  }
  return systems;
}

v1::SystemCoverage SystemCoverageOf(db::Tx& tx, const std::string& region_code,
                                    const std::string& system_id) {
  const pqxx::row row =
      tx.Run(queries::kPartnerSystemCoverage, region_code, EndOfRegion(region_code), system_id)[0];
  v1::SystemCoverage coverage;
  coverage.set_communities(Number(row, "communities"));
  coverage.set_covered(Number(row, "covered"));
  if (coverage.communities() > 0) {
    coverage.set_per_mille(
        static_cast<int>(int64_t{1000} * coverage.covered() / coverage.communities()));
  }
  for (const std::string& code : db::ToStrings(row["lacking"])) {
    coverage.add_lacking(domain::RegionName(code).ToString());
  }
  return coverage;
}

bool IsPartnerSystem(db::Tx& tx, const std::string& id) {
  return tx.Run(queries::kPartnerSystemKnown, id)[0]["known"].as<bool>();
}

}  // namespace linli::registration::store
