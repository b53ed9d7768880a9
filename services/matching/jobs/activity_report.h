// Tells registration when organisations were last active, for its warnings of silence
// (deploy/adr/0023-activity-is-reported-to-the-left.md).
#pragma once

#include "absl/status/status.h"
#include "services/matching/jobs/caretaker.h"
#include "services/registration/client/client.h"

namespace linli::matching {

// Reports whose activities ended within the last month. Nothing is remembered here: registration
// keeps the later date, so that a report that comes twice or late does no harm.
absl::Status ReportActivity(const Household& house, registration::RegistrationClient& registration);

}  // namespace linli::matching
