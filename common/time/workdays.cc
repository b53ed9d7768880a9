#include "common/time/workdays.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace linli::time {
namespace {

struct Exception {
  int year;
  int month;
  int day;
  bool works;
};

constexpr Exception kExceptions[] = {
#include "common/time/workday_exceptions.inc"
};

absl::CivilDay DayOfRow(const Exception& row) {
  return absl::CivilDay(row.year, row.month, row.day);
}

}  // namespace

bool IsWorkday(absl::CivilDay day) {
  const Exception* row = std::lower_bound(
      std::begin(kExceptions), std::end(kExceptions), day,
      [](const Exception& one, absl::CivilDay wanted) { return DayOfRow(one) < wanted; });
  if (row != std::end(kExceptions) && DayOfRow(*row) == day) return row->works;
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday != absl::Weekday::saturday && weekday != absl::Weekday::sunday;
}

absl::CivilDay AddWorkdays(absl::CivilDay day, int n) {
  assert(n >= 0);
  while (n > 0) {
    if (IsWorkday(++day)) --n;
  }
  return day;
}

// The calendar is announced for whole years.
absl::CivilDay KnownFrom() { return absl::CivilDay(std::begin(kExceptions)->year, 1, 1); }
absl::CivilDay KnownUntil() {
  return absl::CivilDay(std::prev(std::end(kExceptions))->year, 12, 31);
}

}  // namespace linli::time
