// Dated authority.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/delegation.pb.h"

namespace linli::registration::store {

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Delegation> GetDelegation(db::Tx& tx, const std::string& id);
// Locked until the transaction ends.
absl::StatusOr<v1::Delegation> LockDelegation(db::Tx& tx, const std::string& id);

// Adds it, if there is none of this name. Whether it did.
bool AddDelegation(db::Tx& tx, const v1::Delegation& delegation);
// Saves revoke_time, revoker and revoke_reason; etag is the new version.
void SaveRevocation(db::Tx& tx, const v1::Delegation& delegation);

// Newest first, before an id. What is empty does not select.
std::vector<v1::Delegation> ListDelegations(db::Tx& tx, const std::string& subject,
                                            const std::string& over,
                                            std::optional<absl::Time> in_force_at,
                                            const std::string& before, int limit);

// What a subject may do at `now` or later.
std::vector<v1::Delegation> DelegationsOf(db::Tx& tx, const std::string& subject, absl::Time now);

}  // namespace linli::registration::store
