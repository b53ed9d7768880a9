// Merges of files, proposed and decided.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/volunteer_merge_service.pb.h"

namespace linli::registration::store {

// False if the duplicate has a proposal that waits.
bool AddMerge(db::Tx& tx, const v1::Merge& merge);
// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Merge> LockMerge(db::Tx& tx, const std::string& id);
void SaveDecision(db::Tx& tx, const v1::Merge& merge);
std::vector<v1::Merge> ListMerges(db::Tx& tx, v1::MergeState state, const std::string& after,
                                  int limit);

}  // namespace linli::registration::store
