// What the national system knows of our volunteers.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/registration/v1/national_registry_service.pb.h"

namespace linli::registration::store {

// By place in the list: the id of the file that a document leads to, held until the transaction
// ends. Nothing where it leads to none of this region.
std::map<size_t, std::string> LockFilesOf(db::Tx& tx,
                                          const std::vector<std::string>& person_indexes,
                                          const std::string& region_code);

// Numbers by volunteer, each of whom is held. What is noted of each of them afterwards: this
// number, another one, or nothing, because the number is somebody else's.
std::map<std::string, std::string> NoteNationalNumbers(
    db::Tx& tx, const std::map<std::string, std::string>& numbers, absl::Time now);

// RESOURCE_NOT_FOUND for `name`.
absl::StatusOr<v1::NationalRegistration> GetNational(db::Tx& tx, const std::string& volunteer_id,
                                                     const std::string& name);

// Regions and numbers of open files that no row has named, after those of `after`.
std::vector<std::pair<std::string, std::string>> UnreconciledFiles(
    db::Tx& tx, const std::string& region_code, const std::vector<std::string>& after, int limit);

void ForgetNational(db::Tx& tx, const std::string& volunteer_id);
void MergeNational(db::Tx& tx, const std::string& ended_id, const std::string& survivor_id);

}  // namespace linli::registration::store
