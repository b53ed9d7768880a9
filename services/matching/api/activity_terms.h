// What an activity says about who holds it and who may sign up, made whole and checked.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/identity/caller.h"
#include "common/status/refusal.h"
#include "linli/matching/v1/activity.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching {

// The organisation of its name is among the organisers; the one that records becomes the recording
// unit. Adds RECORDING_UNIT_NOT_YOURS, RECRUIT_TERMS, and RESOURCE_NOT_FOUND for a project,
// campaign or node that is not there, below `prefix`. `has_passcode`: one is stored.
void CompleteTerms(db::Tx& tx, const identity::Caller& caller, absl::Time now, bool has_passcode,
                   const std::string& prefix, v1::Activity& activity, Violations& violations);

// Takes the passcode out of the message; its keyed hash, if there was one.
std::optional<std::string> TakePasscode(const Deps& deps, v1::Activity& activity);

}  // namespace linli::matching
