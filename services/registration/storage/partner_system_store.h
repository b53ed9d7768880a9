// Partner systems.
#pragma once

#include <string>
#include <vector>

#include "common/db/tx.h"
#include "linli/registration/v1/partner_system.pb.h"
#include "linli/registration/v1/partner_system_service.pb.h"

namespace linli::registration::store {

// After an id.
std::vector<v1::PartnerSystem> ListPartnerSystems(db::Tx& tx, const std::string& after, int limit);

// Of a region and everything below it, "": everywhere; but for when it was counted.
v1::SystemCoverage SystemCoverageOf(db::Tx& tx, const std::string& region_code,
                                    const std::string& system_id);

bool IsPartnerSystem(db::Tx& tx, const std::string& id);

}  // namespace linli::registration::store
