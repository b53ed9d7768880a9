// Which states of a file allow which verb.
#pragma once

#include "absl/status/status.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::registration::domain {

enum class LifeVerb { kChange, kSuspend, kReinstate, kWithdraw, kRecordDeath, kErase, kMerge };

// VOLUNTEER_ERASED for who cannot be read any more, VOLUNTEER_STATE for a state that does not allow
// the verb:
//   change      pending, active, suspended          merge         the same and withdrawn
//   suspend     active                              record death  all but merged and deceased
//   reinstate   suspended, withdrawn                erase         all but merged
//   withdraw    pending, active, suspended
absl::Status CheckLife(LifeVerb verb, const v1::Volunteer& volunteer);

}  // namespace linli::registration::domain
