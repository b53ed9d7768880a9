// The table policy.
#pragma once

#include <string_view>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "services/hours/domain/policy.h"

namespace linli::hours::store {

// What holds at a time for a region ("regions/{code}"; empty or unknown: what holds everywhere).
domain::Policy PolicyAt(db::Tx& tx, std::string_view region, absl::Time time);

}  // namespace linli::hours::store
