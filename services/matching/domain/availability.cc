#include "services/matching/domain/availability.h"

#include <bit>

#include "absl/time/civil_time.h"
#include "common/time/china_day.h"
#include "common/time/workdays.h"

namespace linli::matching::domain {
namespace {

constexpr int kHolidayBits = 21;

// The first of the three bits of a day.
int FirstBitOf(absl::CivilDay day) {
  const int weekday = static_cast<int>(absl::GetWeekday(day));  // Monday is 0 in abseil
  const bool weekend = weekday >= 5;
  return !weekend && !time::IsWorkday(day) ? kHolidayBits : weekday * 3;
}

}  // namespace

uint32_t TimesOf(absl::Time start, absl::Time end) {
  uint32_t times = 0;
  for (const time::Interval& part : time::SplitAtMidnight(start, end)) {
    const absl::CivilDay day = time::DayOf(part.from);
    const absl::Time noon = time::StartOfDay(day) + absl::Hours(12);
    const absl::Time evening = time::StartOfDay(day) + absl::Hours(18);
    const uint32_t of_day = (part.from < noon ? 1u : 0u) |
                            (part.until > noon && part.from < evening ? 2u : 0u) |
                            (part.until > evening ? 4u : 0u);
    times |= of_day << FirstBitOf(day);
  }
  return times;
}

double AvailableShare(uint32_t availability, absl::Time start, absl::Time end) {
  const uint32_t times = TimesOf(start, end);
  if (times == 0) return 0;
  return static_cast<double>(std::popcount(times & availability)) / std::popcount(times);
}

}  // namespace linli::matching::domain
