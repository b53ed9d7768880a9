// Complaints.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/complaint.pb.h"
#include "services/registration/storage/vault.h"

namespace linli::registration::store {

void AddComplaint(db::Tx& tx, const Vault& vault, const v1::Complaint& complaint);
// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Complaint> GetComplaint(db::Tx& tx, const Vault& vault, const std::string& id);
// Locked until the transaction ends.
absl::StatusOr<v1::Complaint> LockComplaint(db::Tx& tx, const Vault& vault, const std::string& id);
// Saves what became of it; etag is the new version.
void SaveComplaint(db::Tx& tx, const Vault& vault, const v1::Complaint& complaint);

// The most urgent first.
struct ComplaintFilter {
  v1::ComplaintState state;              // UNSPECIFIED: any
  std::optional<absl::Time> due_before;  // only open ones that are due by then
  std::optional<absl::Time> after_due;   // where the page begins, with an id
  std::string after_id;
  int limit;
};
// Of an office in a region and below it, none of them about `reader`.
absl::StatusOr<std::vector<v1::Complaint>> ComplaintsOfBody(db::Tx& tx, const Vault& vault,
                                                            options::v1::Role body,
                                                            const std::string& region_code,
                                                            const std::string& reader,
                                                            const ComplaintFilter& filter);
// Of a complainant.
absl::StatusOr<std::vector<v1::Complaint>> ComplaintsBy(db::Tx& tx, const Vault& vault,
                                                        const std::string& complainant,
                                                        const ComplaintFilter& filter);

}  // namespace linli::registration::store
