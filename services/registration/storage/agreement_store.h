// Texts of commitments and agreements, and who signed them.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/agreement.pb.h"

namespace linli::registration::store {

// Adds the first version of a text, or the next of one that is locked; its name tells which.
void AddAgreement(db::Tx& tx, const v1::Agreement& first);
void AddAgreementVersion(db::Tx& tx, const v1::Agreement& next);
// Which version is the newest, 0 if there is none. Locked for a new one; shared by signers, who
// only need that there is none meanwhile.
int LockNewest(db::Tx& tx, const std::string& agreement);
int ShareNewest(db::Tx& tx, const std::string& agreement);
// By "…/agreements/{agreement}/versions/{version}". RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Agreement> GetAgreement(db::Tx& tx, const std::string& name);
// The newest versions of one owner's texts, after an id.
std::vector<v1::Agreement> ListAgreements(db::Tx& tx, const std::string& owner,
                                          const std::string& after, int limit);

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Signature> GetSignature(db::Tx& tx, const std::string& name);
absl::StatusOr<v1::Signature> LockSignature(db::Tx& tx, const std::string& name);
// Adds or replaces it; etag is its version.
void SaveSignature(db::Tx& tx, const v1::Signature& signature);
// Whether one of hers under this version counts or awaits the guardian.
bool HasSignature(db::Tx& tx, const std::string& volunteer_id, const std::string& agreement);
// Of a volunteer, after an id.
std::vector<v1::Signature> ListSignatures(db::Tx& tx, const std::string& volunteer_id,
                                          const std::string& after, int limit);

}  // namespace linli::registration::store
