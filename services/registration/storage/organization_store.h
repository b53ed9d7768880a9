// Organisations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/organization_service.pb.h"
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

// ORGANIZATION_NAME_TAKEN, USCC_TAKEN, ORGANIZATION_ONE_OF_REGION if another live one holds its
// name in the region, its code, or its place. Two at once are kept apart by unique indexes, and the
// second one hears this when it runs again.
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

// Which ones; what is empty does not select.
struct OrganizationFilter {
  v1::OrganizationState state;
  std::string region_code;  // with everything below it
  std::string system_id;
  v1::OrganizationForm form = v1::ORGANIZATION_FORM_UNSPECIFIED;
  std::string parent_id;
  std::string skill;
  std::string trade_key;
};
// After a region and an id, in that order.
std::vector<v1::Organization> ListOrganizations(db::Tx& tx, const OrganizationFilter& filter,
                                                const std::vector<std::string>& after, int limit);

// What others rest on while they do something with it: held until the transaction ends, by any
// number at once; whoever changes its state waits.
struct SharedOrganization {
  v1::OrganizationState state;
  v1::OrganizationForm form;
  std::vector<std::string> ancestors;  // ids, parent first
  std::string system;                  // id
};
std::optional<SharedOrganization> ShareOrganization(db::Tx& tx, const std::string& id);

// Saves state, state_reason, successor, dissolve_time, last_activity_time and inactive_months; etag
// is the new version.
void SaveStanding(db::Tx& tx, const v1::Organization& organization);

// Whether live organisations stand below it.
bool HasLiveParts(db::Tx& tx, const std::string& id);

// Keeps later dates of activity, none after `now`. Returns the ids of those that have one now.
std::vector<std::string> AdvanceActivity(db::Tx& tx, const std::vector<std::string>& ids,
                                         const std::vector<absl::Time>& times, absl::Time now);

// Approved ones without activity since a time, after an id: name, region, last_activity_time and
// inactive_months alone.
std::vector<v1::Organization> SilentSince(db::Tx& tx, absl::Time since, const std::string& after,
                                          int limit);

// Host units of a region and below it by kind of sponsor.
std::vector<v1::HostCoverageKind> CountHosts(db::Tx& tx, const std::string& region_code);

}  // namespace linli::registration::store
