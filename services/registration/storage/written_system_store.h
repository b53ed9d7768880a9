// Written systems of regions, version by version.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/db/tx.h"
#include "linli/registration/v1/written_system_service.pb.h"

namespace linli::registration::store {

// Adds it as the version after `replaces`; whether that was the newest.
bool AddWrittenSystem(db::Tx& tx, const v1::WrittenSystem& system, int replaces);
// Of a region's code; version 0: the newest.
std::optional<v1::WrittenSystem> FindWrittenSystem(db::Tx& tx, const std::string& region_code,
                                                   const std::string& kind, int version);
// The newest of each kind, after a kind.
std::vector<v1::WrittenSystem> ListWrittenSystems(db::Tx& tx, const std::string& region_code,
                                                  const std::string& after, int limit);

}  // namespace linli::registration::store
