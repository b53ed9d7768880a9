// Kinds of qualification, and who holds one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/qualification.pb.h"

namespace linli::registration::store {

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::QualificationKind> GetQualificationKind(db::Tx& tx, const std::string& name);
absl::StatusOr<v1::QualificationKind> LockQualificationKind(db::Tx& tx, const std::string& name);
// Adds or replaces it; etag is its version.
void SaveQualificationKind(db::Tx& tx, const v1::QualificationKind& kind);
// Of one owner, after an id.
std::vector<v1::QualificationKind> ListQualificationKinds(db::Tx& tx, const std::string& owner,
                                                          const std::string& after, int limit);

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Qualification> GetQualification(db::Tx& tx, const std::string& name);
absl::StatusOr<v1::Qualification> LockQualification(db::Tx& tx, const std::string& name);
// A new grant, of whose end the feed warns from `warn_from` on; `licence_index` is empty where
// there is no licence.
void AddQualification(db::Tx& tx, const v1::Qualification& grant, absl::Time warn_from,
                      const std::string& licence_index);
// Saves the revocation; etag is the new version. Its licence is free again, unless another grant of
// hers rests on it.
void SaveRevocation(db::Tx& tx, const v1::Qualification& grant);
// When the last of her grants of a kind ends that holds at `now` or later; nothing if none does.
std::optional<absl::Time> LastEndOf(db::Tx& tx, const std::string& volunteer_id,
                                    const std::string& kind, absl::Time now);
// Of a volunteer, after an id.
std::vector<v1::Qualification> ListQualifications(db::Tx& tx, const std::string& volunteer_id,
                                                  const std::string& after, int limit);

// Whether the licence is hers, from now on if it was nobody's.
bool ClaimLicence(db::Tx& tx, const std::string& licence_index, const std::string& volunteer_id);

// Some grants whose end is to be warned of, and some that have ended and were not told. They are
// marked as warned of and told; two jobs never get the same ones.
std::vector<v1::Qualification> TakeExpiring(db::Tx& tx, absl::Time now, int limit);
std::vector<v1::Qualification> TakeExpired(db::Tx& tx, absl::Time now, int limit);

}  // namespace linli::registration::store
