// All that stands under the key ring of vault.keys, put under its newest key: what is known of
// people in need, in needs and pairings.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/db/resealing.h"
#include "services/matching/storage/vault.h"

namespace linli::matching::store {

// One step, as db::Reseal says.
absl::StatusOr<db::Resealed> RotateKeys(db::Tx& tx, const Vault& vault, const std::string& after,
                                        int limit);

}  // namespace linli::matching::store
