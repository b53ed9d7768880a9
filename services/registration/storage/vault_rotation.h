// All that stands under the key ring of vault.keys, put under its newest key: files, phones of
// organisations and of who left feedback, names of staff, texts of conduct cases and complaints,
// codes under way.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/db/resealing.h"
#include "services/registration/storage/vault.h"

namespace linli::registration::store {

// One step, as db::Reseal says.
absl::StatusOr<db::Resealed> RotateKeys(db::Tx& tx, const Vault& vault, const std::string& after,
                                        int limit);

}  // namespace linli::registration::store
