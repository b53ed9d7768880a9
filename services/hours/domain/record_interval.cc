#include "services/hours/domain/record_interval.h"

#include <algorithm>

namespace linli::hours::domain {
namespace {

bool ShorterThanAMinute(const time::Interval& part) {
  return part.until - part.from < absl::Minutes(1);
}

}  // namespace

absl::Time Kept(absl::Time time) { return absl::FromUnixMicros(absl::ToUnixMicros(time)); }

std::vector<time::Interval> RecordableParts(const time::Interval& attendance,
                                            const time::Interval& shift) {
  std::vector<time::Interval> parts =
      time::SplitAtMidnight(std::max(attendance.from, shift.from),  // early arrival is not service
                            std::min(attendance.until, shift.until));  // nor is staying on
  std::erase_if(parts, ShorterThanAMinute);
  return parts;
}

void CheckEnteredInterval(const time::Interval& entered, absl::Time now, Violations& violations) {
  if (entered.until > now) violations.Add("record.end_time", Reason::RECORD_IN_FUTURE);
  if (ShorterThanAMinute(entered)) {
    violations.Add("record.end_time", Reason::RECORD_INTERVAL);
  } else if (time::CrossesMidnight(entered.from, entered.until)) {
    violations.Add("record.end_time", Reason::RECORD_CROSSES_MIDNIGHT);
  }
}

}  // namespace linli::hours::domain
