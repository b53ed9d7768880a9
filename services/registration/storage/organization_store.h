// Organisations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/organization.pb.h"
#include "services/registration/domain/organization_entry.h"
#include "services/registration/storage/vault.h"

namespace linli::registration::store {

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Organization> GetOrganization(db::Tx& tx, const std::string& id);

// Locked until the transaction ends.
struct LockedOrganization {
  v1::Organization organization;
  bool has_password;
};
absl::StatusOr<LockedOrganization> LockOrganization(db::Tx& tx, const std::string& id);

// ORGANIZATION_NAME_TAKEN, USCC_TAKEN if another live one holds its name in the region or its code.
// Two at once are kept apart by unique indexes, and the second one hears this when it runs again.
absl::Status CheckClash(db::Tx& tx, const v1::Organization& organization,
                        const domain::OrganizationFacts& facts);

// Adds a new one. join_password and the phone in `facts` are sealed.
void AddOrganization(db::Tx& tx, const Vault& vault, const v1::Organization& organization,
                     const domain::OrganizationFacts& facts);

// Saves what may change; etag is the new version. A password or phone that is empty stays.
void SaveOrganization(db::Tx& tx, const Vault& vault, const v1::Organization& organization,
                      const domain::OrganizationFacts& facts);

bool PasswordFits(db::Tx& tx, const Vault& vault, const std::string& id,
                  const std::string& password);

// Of a region and everything below it ("": everywhere), after a region and an id, in that order.
std::vector<v1::Organization> ListOrganizations(db::Tx& tx, v1::OrganizationState state,
                                                const std::string& region_code,
                                                const std::vector<std::string>& after, int limit);

}  // namespace linli::registration::store
