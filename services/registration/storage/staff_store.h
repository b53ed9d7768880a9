// Staff of organisations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/staff_member.pb.h"
#include "services/registration/storage/vault.h"

namespace linli::registration::store {

void AddStaff(db::Tx& tx, const Vault& vault, const v1::StaffMember& member);

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::StaffMember> EndStaff(db::Tx& tx, const Vault& vault, const std::string& name,
                                         absl::Time now);

struct StaffFilter {
  std::string organization_id;  // empty: of any
  std::string region_code;      // with everything below it
  v1::StaffWork work;           // UNSPECIFIED: any
};
// Who works there, after an organisation and an entry.
absl::StatusOr<std::vector<v1::StaffMember>> ListStaff(db::Tx& tx, const Vault& vault,
                                                       const StaffFilter& filter,
                                                       const std::vector<std::string>& after,
                                                       int limit);

}  // namespace linli::registration::store
