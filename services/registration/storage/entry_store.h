// Training and awards in files.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/file_entry_service.pb.h"

namespace linli::registration::store {

void AddFileEntry(db::Tx& tx, const v1::FileEntry& entry);
// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::FileEntry> LockFileEntry(db::Tx& tx, const std::string& volunteer_id,
                                            const std::string& id);
void SaveVerdict(db::Tx& tx, const v1::FileEntry& entry);
std::vector<v1::FileEntry> ListFileEntries(db::Tx& tx, const std::string& volunteer_id,
                                           v1::FileBlock block, const std::string& after,
                                           int limit);

}  // namespace linli::registration::store
