// Volunteers' files: what is shown in columns, who somebody is in the vault.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "services/registration/storage/vault.h"

namespace linli::registration::store {

// A file as it may be shown: masked. RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Volunteer> GetVolunteer(db::Tx& tx, const Vault& vault, const std::string& id);

// Those of them that exist, in the order asked for.
absl::StatusOr<std::vector<v1::Volunteer>> GetVolunteers(db::Tx& tx, const Vault& vault,
                                                         const std::vector<std::string>& ids);

// A file with its clear text, locked until the transaction ends.
struct OpenFile {
  v1::Volunteer volunteer;
  std::string wrapped_key;
};
absl::StatusOr<OpenFile> LockVolunteer(db::Tx& tx, const Vault& vault, const std::string& id);

enum class Opening { kOpened, kNumberTaken, kPersonKnown };
// Opens a file under the number in its name, with clear text and etag "1".
Opening OpenVolunteer(db::Tx& tx, const Vault& vault, const v1::Volunteer& volunteer,
                      const std::string& person_key, const std::string& policy_version);

// Saves what may change; etag is the new version.
absl::Status SaveVolunteer(db::Tx& tx, const Vault& vault, const OpenFile& file);

// Of a region and everything below it ("": everywhere), after a region and a number, in that order.
absl::StatusOr<std::vector<v1::Volunteer>> ListByRegion(db::Tx& tx, const Vault& vault,
                                                        const std::string& region_code,
                                                        const std::vector<std::string>& after,
                                                        int limit);
// Active members of an organisation, after a number.
absl::StatusOr<std::vector<v1::Volunteer>> ListByOrganization(db::Tx& tx, const Vault& vault,
                                                              const std::string& organization_id,
                                                              const std::string& after, int limit);

}  // namespace linli::registration::store
