// What volunteers say is wrong in their files.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/correction_service.pb.h"
#include "services/registration/storage/vault.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::store {

absl::Status AddCorrection(db::Tx& tx, const Vault& vault, const OpenFile& file,
                           const v1::Correction& correction);
// With the wanted values in clear. RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Correction> LockCorrection(db::Tx& tx, const Vault& vault, const OpenFile& file,
                                              const std::string& id);
void SaveAnswer(db::Tx& tx, const v1::Correction& correction);
// Masked; of an erased file without the wanted values.
absl::StatusOr<std::vector<v1::Correction>> ListCorrections(db::Tx& tx, const Vault& vault,
                                                            const OpenFile& file,
                                                            const std::string& after, int limit);

}  // namespace linli::registration::store
