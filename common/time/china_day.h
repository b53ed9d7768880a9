// Days as people in China count them: from midnight to midnight in Asia/Shanghai (law 3).
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace linli::time {

// From `from`, inclusive, to `until`, exclusive.
struct Interval {
  absl::Time from;
  absl::Time until;

  friend bool operator==(const Interval&, const Interval&) = default;
};

// UTC+8 without summer time, for all years.
absl::TimeZone China();

absl::CivilDay DayOf(absl::Time time);
absl::Time StartOfDay(absl::CivilDay day);

// Whether an interval has a part on more than one day. One that ends at midnight does not.
bool CrossesMidnight(absl::Time from, absl::Time until);

// The interval's part on each day, in order; nothing if it is empty. Both ends are finite.
std::vector<Interval> SplitAtMidnight(absl::Time from, absl::Time until);

// Age in full years (周岁). Who was born on 29 February comes of age on 1 March in years that have
// no such day. Negative before the first year's birth day.
int AgeOn(absl::CivilDay birth, absl::CivilDay day);

// For people: "2026年3月7日 09:05" and "2026年3月7日".
std::string FormatChinaTime(absl::Time time);
std::string FormatChinaDay(absl::CivilDay day);

}  // namespace linli::time
