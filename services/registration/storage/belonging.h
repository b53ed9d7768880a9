// What belongs to an organisation or a region, so that nobody insures or equips strangers.
#pragma once

#include <string>
#include <vector>

#include "common/db/tx.h"

namespace linli::registration::store {

// Those of these subjects ("volunteers/…", "organizations/…", "organizations/…/activities/…") that
// do not belong to the owner, or do not exist: to an organisation belong its members, its subtree
// and the activities of that; to a region what lies in it.
std::vector<std::string> StrangersTo(db::Tx& tx, const std::string& owner,
                                     const std::vector<std::string>& subjects);

}  // namespace linli::registration::store
