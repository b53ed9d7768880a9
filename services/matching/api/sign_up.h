// Enroll: the hot write. Many sign-ups that arrive together are one transaction.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/enrollment_service.pb.h"
#include "services/matching/api/deps.h"
#include "services/matching/domain/volunteer_facts.h"

namespace linli::matching::sign_up {

using Item = rpc::Item<v1::EnrollRequest, domain::VolunteerFacts, v1::Enrollment>;

// What registration knows of the volunteer, before the transaction.
absl::StatusOr<domain::VolunteerFacts> Ask(Deps& deps, const rpc::Call& call,
                                           const v1::EnrollRequest& request);

// Seats them in the order in which they come, or takes their applications. Locks each shift once;
// who is refused, is refused alone.
void EnrollAll(Deps& deps, db::Tx& tx, std::vector<Item>& items);

}  // namespace linli::matching::sign_up
