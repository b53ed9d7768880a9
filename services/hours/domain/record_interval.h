// Which stretches of time become records.
#pragma once

#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"

namespace linli::hours::domain {

// Cut off to the microseconds that PostgreSQL keeps, so that what is judged is what is kept.
absl::Time Kept(absl::Time time);

// The parts of an attendance that can be recorded: what lies inside the shift, one part per day in
// Asia/Shanghai, without parts shorter than a minute.
std::vector<time::Interval> RecordableParts(const time::Interval& attendance,
                                            const time::Interval& shift);

// What is wrong with times that somebody entered by hand: RECORD_INTERVAL, RECORD_IN_FUTURE,
// RECORD_CROSSES_MIDNIGHT, each on the field concerned ("record.end_time"); `message` is the field
// of the request that holds them.
void CheckEnteredInterval(const time::Interval& entered, absl::Time now, Violations& violations,
                          std::string_view message = "record");

}  // namespace linli::hours::domain
