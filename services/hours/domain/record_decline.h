// Who sends back a record that waits (退回), and what then becomes of the others of that day.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/record_confirmation.h"
#include "services/hours/domain/record_minutes.h"

namespace linli::hours::domain {

// Whoever could confirm it; and who entered it, to take it back. NOT_AUTHORIZED, RECORD_OWN,
// RECORD_STATE.
absl::Status MayDecline(const Confirmer& decider, const v1::Record& record);

// Sends it back: state, who, when and why.
void Decline(const Confirmer& decider, const std::string& reason, absl::Time now,
             v1::Record& record);

// Judges the minutes of a record that waits once more, now that `use` is all that is on record
// beside it. Whether it gained any.
bool Regain(const v1::Policy& policy, const DayUse& use, absl::Time now, v1::Record& record);

}  // namespace linli::hours::domain
