// Policy editions at rest (law 9).
#pragma once

#include <string>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/matching/v1/policy.pb.h"

namespace linli::matching::store {

// The edition that decides in a region ("regions/130502") at a moment: of the nearest region
// upwards that has one. There is always one, for the whole country.
v1::Policy PolicyAt(db::Tx& tx, const std::string& region, absl::Time at);

}  // namespace linli::matching::store
