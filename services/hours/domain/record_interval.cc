#include "services/hours/domain/record_interval.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

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

void CheckEnteredInterval(const time::Interval& entered, absl::Time now, Violations& violations,
                          std::string_view message) {
  const std::string end = absl::StrCat(std::string(message), ".end_time");
  if (entered.until > now) violations.Add(end, Reason::RECORD_IN_FUTURE);
  if (ShorterThanAMinute(entered)) {
    violations.Add(end, Reason::RECORD_INTERVAL);
  } else if (time::CrossesMidnight(entered.from, entered.until)) {
    violations.Add(end, Reason::RECORD_CROSSES_MIDNIGHT);
  }
}

}  // namespace linli::hours::domain
