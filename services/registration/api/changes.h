// What every change of a resource does: a new version, an event, caches that forget.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/complaint.pb.h"
#include "linli/registration/v1/conduct.pb.h"
#include "linli/registration/v1/delegation.pb.h"
#include "linli/registration/v1/membership.pb.h"
#include "linli/registration/v1/membership_transfer.pb.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "services/registration/api/deps.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration {

// ETAG_MISMATCH if the caller sent an etag and it is not the current one.
absl::Status CheckEtag(const std::string& sent, const std::string& current);

// The etag of the version after this one.
std::string NextEtag(const std::string& etag);

// The next version of a file that was locked as `before`, with what changed, who did it and why:
// ready to be saved.
absl::StatusOr<store::SavedFile> NextVersion(Deps& deps, const rpc::Call& call,
                                             const v1::Volunteer& before, store::OpenFile& file,
                                             const std::string& kind, const std::string& reason);
// Announces a file that was saved as "registration.volunteer.<kind>". Returns it as it may be
// shown.
v1::Volunteer Saved(rpc::WriteCall& call, const v1::Volunteer& before, const store::OpenFile& file,
                    const std::string& kind);
// Both, and the saving between them.
absl::StatusOr<v1::Volunteer> Save(Deps& deps, rpc::WriteCall& call, const v1::Volunteer& before,
                                   store::OpenFile& file, const std::string& kind,
                                   const std::string& reason);
// When what changed has to be saved: the version of her gate facts is known only once the row was
// written. What leaves them as they are travels with the commit and costs no query.
store::SaveWhen WhenToSave(const v1::Volunteer& before, const v1::Volunteer& after);

// Announces the state after a change as "registration.<resource>.<what>", and makes caches forget
// older ones.
void Announce(rpc::WriteCall& call, const v1::Volunteer& volunteer, const std::string& what);
void Announce(rpc::WriteCall& call, const v1::Organization& organization, const std::string& what);
void Announce(rpc::WriteCall& call, const v1::Membership& membership, const std::string& what);
void Announce(outbox::Emitter& emitter, const v1::MembershipTransfer& transfer,
              const std::string& what);
void Announce(outbox::Emitter& emitter, const v1::ConductCase& one, const std::string& what);
void Announce(outbox::Emitter& emitter, const v1::Complaint& complaint, const std::string& what);
void Announce(outbox::Emitter& emitter, const v1::Delegation& delegation, const std::string& what);

}  // namespace linli::registration
