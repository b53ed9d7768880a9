#include "services/registration/storage/partner_system_store.h"

#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
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

bool IsPartnerSystem(db::Tx& tx, const std::string& id) {
  return tx.Run(queries::kPartnerSystemKnown, id)[0]["known"].as<bool>();
}

}  // namespace linli::registration::store
