// For whom and by whom nothing is entered by hand for some time (补录).
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/back_entry_ban.pb.h"
#include "linli/hours/v1/policy.pb.h"

namespace linli::hours::domain {

// Sets since when, until when, and what a volunteer has to earn, as the policy says.
void BeginBan(const v1::Policy& policy, absl::Time now, v1::BackEntryBan& ban);

// BACK_ENTRY_BANNED while it is in force. `earned`: credit minutes of service since it began.
absl::Status CheckBan(const v1::BackEntryBan& ban, int64_t earned, absl::Time now);

}  // namespace linli::hours::domain
