#include "services/matching/domain/night.h"

#include "absl/time/civil_time.h"
#include "common/time/china_day.h"

namespace linli::matching::domain {

bool TouchesNight(const NightHours& night, absl::Time start, absl::Time end) {
  if (night.from == night.until) return false;
  // A night that goes over midnight begins on the day before the shift at the earliest.
  const int length = (night.until - night.from + 24) % 24;
  for (absl::CivilDay day = time::DayOf(start) - 1; time::StartOfDay(day) < end; ++day) {
    const absl::Time from = time::StartOfDay(day) + absl::Hours(night.from);
    if (from < end && start < from + absl::Hours(length)) return true;
  }
  return false;
}

}  // namespace linli::matching::domain
