// The table record_conflict.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/db/tx.h"
#include "linli/hours/v1/conflict.pb.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/case_page.h"

namespace linli::hours::store {

void InsertConflict(db::Tx& tx, const v1::Conflict& conflict);

std::optional<v1::Conflict> FindConflict(db::Tx& tx, const domain::ConflictName& name);
// The same, locked.
std::optional<v1::Conflict> LockConflict(db::Tx& tx, const domain::ConflictName& name);

// Saves how it was decided. Returns it with its new version.
v1::Conflict SaveDecided(db::Tx& tx, const v1::Conflict& conflict);

std::vector<v1::Conflict> ListConflicts(db::Tx& tx, std::string_view volunteer_id,
                                        const CasePage& page);
// Those that concern "organizations/{o}".
std::vector<v1::Conflict> ListConflictsOfUnit(db::Tx& tx, const std::string& unit,
                                              const CasePage& page);

}  // namespace linli::hours::store
