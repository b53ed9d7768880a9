// Times that a device wrote down: its clock is not ours.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/policy.pb.h"

namespace linli::hours::domain {

// DEVICE_CLOCK if the device's clock is further from ours at this moment than the policy allows.
absl::Status CheckDeviceClock(const v1::Policy& policy, absl::Time device_time, absl::Time now);

// DEVICE_CLOCK for an entry before the one ahead of it, or after the upload: all by the device's
// clock, which was set in between.
absl::Status CheckEntryTime(absl::Time entry, absl::Time previous, absl::Time device_time);

// OFFLINE_TOO_LATE if what happened at `moment` is uploaded more than the policy's days later.
absl::Status CheckUploadAge(const v1::Policy& policy, absl::Time moment, absl::Time now);

}  // namespace linli::hours::domain
