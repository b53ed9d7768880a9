// Partner systems.
#pragma once

#include <string>
#include <vector>

#include "common/db/tx.h"
#include "linli/registration/v1/partner_system.pb.h"

namespace linli::registration::store {

// After an id.
std::vector<v1::PartnerSystem> ListPartnerSystems(db::Tx& tx, const std::string& after, int limit);

bool IsPartnerSystem(db::Tx& tx, const std::string& id);

}  // namespace linli::registration::store
