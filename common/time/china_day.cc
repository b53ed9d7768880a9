#include "common/time/china_day.h"

#include <algorithm>
#include <cassert>

#include "absl/strings/str_format.h"

namespace linli::time {

// A fixed offset and not the tz database's Asia/Shanghai: its summer times (1986 to 1991) and the
// offsets before 1949 would move days of birth, and a machine without tzdata would count in UTC.
absl::TimeZone China() {
  static const absl::TimeZone zone = absl::FixedTimeZone(8 * 60 * 60);
  return zone;
}

absl::CivilDay DayOf(absl::Time time) { return absl::ToCivilDay(time, China()); }

absl::Time StartOfDay(absl::CivilDay day) {
  return absl::FromCivil(absl::CivilSecond(day), China());
}

bool CrossesMidnight(absl::Time from, absl::Time until) {
  return from < until && StartOfDay(DayOf(from) + 1) < until;
}

std::vector<Interval> SplitAtMidnight(absl::Time from, absl::Time until) {
  assert(from != absl::InfinitePast() && until != absl::InfiniteFuture());
  std::vector<Interval> parts;
  while (from < until) {
    absl::Time end = std::min(until, StartOfDay(DayOf(from) + 1));
    parts.push_back({from, end});
    from = end;
  }
  return parts;
}

int AgeOn(absl::CivilDay birth, absl::CivilDay day) {
  // CivilDay makes 1 March of a 29 February that does not exist.
  const absl::CivilDay birthday(day.year(), birth.month(), birth.day());
  return static_cast<int>(day.year() - birth.year()) - (day < birthday ? 1 : 0);
}

std::string FormatChinaTime(absl::Time time) {
  const absl::CivilMinute minute = absl::ToCivilMinute(time, China());
  return absl::StrFormat("%s %02d:%02d", FormatChinaDay(absl::CivilDay(minute)), minute.hour(),
                         minute.minute());
}

std::string FormatChinaDay(absl::CivilDay day) {
  return absl::StrFormat("%d年%d月%d日", day.year(), day.month(), day.day());
}

}  // namespace linli::time
