// From when on a version may hold.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "google/protobuf/timestamp.pb.h"

namespace linli::awards::domain {

// An old fact is judged by the policy of its day (law 9), so no version reaches back: `refusal` if
// it would hold from before now on.
absl::Status CheckNotInThePast(const google::protobuf::Timestamp& effective_time, absl::Time now,
                               Reason refusal);

}  // namespace linli::awards::domain
