// Asking volunteers to come.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/enrollment_service.pb.h"
#include "services/matching/api/deps.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::invitations {

// Who, of those named, registration knows as active.
struct Known {
  std::set<std::string> active;
};

absl::StatusOr<Known> Ask(Deps& deps, const rpc::Call& call,
                          const v1::InviteVolunteersRequest& request);
absl::StatusOr<v1::InviteVolunteersResponse> Invite(Deps& deps, rpc::WriteCall& call,
                                                    const v1::InviteVolunteersRequest& request,
                                                    const Known& known);

// Invites volunteers, by name, to a locked shift of theirs to decide; returns the invitations.
// Whoever has a live enrolment there already is put into `enrolled` instead.
std::vector<store::EnrollmentInContext> InviteAll(db::Tx& tx, outbox::Emitter& emitter,
                                                  const store::ShiftInContext& of,
                                                  const std::string& policy_version,
                                                  const std::vector<std::string>& volunteers,
                                                  absl::Time now, std::set<std::string>& enrolled);

}  // namespace linli::matching::invitations
