// What must always be true of the tables (law 12).
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "common/db/tx.h"

namespace linli::hours::store {

// Invariant → number of rows that break it; 0 is the only good answer.
std::map<std::string, int64_t> CountViolations(db::Tx& tx);

}  // namespace linli::hours::store
