// The table check_in_rules.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/check_in_rules.pb.h"

namespace linli::hours::store {

// Nothing if "organizations/{o}/activities/{a}" has no rules of its own.
std::optional<v1::CheckInRules> FindCheckInRules(db::Tx& tx, const std::string& activity);
// The same, locked.
std::optional<v1::CheckInRules> LockCheckInRules(db::Tx& tx, const std::string& activity);

v1::CheckInRules SaveCheckInRules(db::Tx& tx, const v1::CheckInRules& rules, absl::Time now);

}  // namespace linli::hours::store
