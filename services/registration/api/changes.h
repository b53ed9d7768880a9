// What every change of a resource does: a new version, an event, caches that forget.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/delegation.pb.h"
#include "linli/registration/v1/membership.pb.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::registration {

// ETAG_MISMATCH if the caller sent an etag and it is not the current one.
absl::Status CheckEtag(const std::string& sent, const std::string& current);

// The etag of the version after this one.
std::string NextEtag(const std::string& etag);

// Announces the state after a change as "registration.<resource>.<what>", and makes caches forget
// older ones.
void Announce(rpc::WriteCall& call, const v1::Volunteer& volunteer, const std::string& what);
void Announce(rpc::WriteCall& call, const v1::Organization& organization, const std::string& what);
void Announce(rpc::WriteCall& call, const v1::Membership& membership, const std::string& what);
void Announce(outbox::Emitter& emitter, const v1::Delegation& delegation, const std::string& what);

}  // namespace linli::registration
