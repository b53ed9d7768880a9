// The record that a check-out drafts.
#pragma once

#include "common/time/china_day.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/matching/v1/events.pb.h"

namespace linli::hours::domain {

// What 67号令 Art. 7 wants to be on record, from what matching says of the shift: everything but
// the name, the minutes and the times of creation. `grade` is that of the attendance.
v1::Record DraftOf(const matching::v1::ShiftContext& shift, const time::Interval& part,
                   v1::EvidenceGrade grade);

// The shift's window.
time::Interval WindowOf(const matching::v1::ShiftContext& shift);

}  // namespace linli::hours::domain
