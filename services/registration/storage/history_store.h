// What was changed in a file, and who was shown what of it.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/registration/v1/volunteer_change.pb.h"
#include "linli/registration/v1/volunteer_life_service.pb.h"
#include "services/registration/storage/vault.h"

namespace linli::registration::store {

// Before a version, newest first. `wrapped_key` is the file's, empty once it is erased: then the
// changes say who did what when, and no more.
absl::StatusOr<std::vector<v1::VolunteerChange>> ListChanges(db::Tx& tx, const Vault& vault,
                                                             const std::string& volunteer_id,
                                                             const std::string& wrapped_key,
                                                             int64_t before, int limit);

void AddDisclosure(db::Tx& tx, const v1::Disclosure& disclosure);
std::vector<v1::Disclosure> ListDisclosures(db::Tx& tx, const std::string& volunteer_id,
                                            const std::string& after, int limit);

}  // namespace linli::registration::store
