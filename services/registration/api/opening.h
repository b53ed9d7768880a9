// What registering one volunteer and importing a million have in common: from what was entered to a
// file under a number.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/policy.pb.h"
#include "services/registration/api/deps.h"
#include "services/registration/domain/volunteer_entry.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration {

// What somebody entered, normalised, with what only we set; it gets number and state later.
v1::Volunteer Normalised(const v1::Volunteer& entered, const std::string& registrar,
                         const domain::EntryFacts& facts, const rpc::Call& call);

// A guardian's phone in its one form, and masked.
void Normalise(v1::Guardian& guardian);

// GUARDIAN_INVALID if the guardian is named as a volunteer and is not one of age, or she herself.
absl::Status CheckGuardian(Deps& deps, db::Tx& tx, const v1::Volunteer& volunteer,
                           const v1::Policy& policy, absl::Time now);

// A number for this file, drawn at random; it may be taken.
std::string DrawName(Deps& deps, const rpc::Call& call, const v1::Volunteer& volunteer);

// Opens all of these files, drawing again where a number was taken. Of each: OK, or
// PERSON_ALREADY_REGISTERED.
std::vector<absl::Status> OpenAll(Deps& deps, rpc::WriteCall& call,
                                  std::vector<store::NewFile>& files);

}  // namespace linli::registration
