// Who may have a record entered by hand, and by which unit (67号令 Arts 4, 6 and 26).
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::hours::domain {

// What is wrong with what was entered: its times, and FIELD_REQUIRED for a provenance that is
// missing.
void CheckEntry(const v1::Record& entered, absl::Time now, Violations& violations);

// RECORDING_UNIT_STATE unless the unit is approved.
absl::Status MayRecord(const registration::v1::Organization& unit);

// RECORDING_UNIT_STATE while the unit is suspended or frozen: what it has drafted waits. Of one
// that was dissolved the drafts are confirmed by who answers for it after: the service was given.
absl::Status MayGoOnConfirming(const registration::v1::Organization& unit);

// RECORD_VOLUNTEER_STATE while the registration waits for consent, and for a file that was merged:
// its records belong to the other one. Who left or died keeps what she gave, entered late or not.
absl::Status MayBeRecorded(const registration::v1::Volunteer& volunteer);

}  // namespace linli::hours::domain
