// Shifts on their way into an activity.
#pragma once

#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "google/protobuf/repeated_field.h"
#include "linli/matching/v1/activity.pb.h"
#include "linli/matching/v1/shift.pb.h"

namespace linli::matching {

// Stores what a caller sent as new shifts; returns them as they stand there, in the same order.
std::vector<v1::Shift> InsertNewShifts(db::Tx& tx, const v1::Activity& activity, absl::Time now,
                                       const google::protobuf::RepeatedPtrField<v1::Shift>& sent);

}  // namespace linli::matching
