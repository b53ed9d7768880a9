#include "services/matching/domain/availability.h"

#include "common/time/china_day.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

absl::Time At(absl::CivilDay day, int hour) { return time::StartOfDay(day) + absl::Hours(hour); }

const absl::CivilDay kMonday(2026, 3, 9);
const absl::CivilDay kSaturday(2026, 3, 7);
const absl::CivilDay kNationalDay(2026, 10, 1);  // a Thursday

TEST(Availability, DividesTheDayAtNoonAndAtSix) {
  struct Case {
    int from, until;
    uint32_t times;
  };
  const Case cases[] = {{8, 12, 1}, {11, 13, 3}, {12, 18, 2}, {18, 21, 4}, {8, 20, 7}, {17, 19, 6}};
  for (const Case& c : cases) {
    EXPECT_EQ(TimesOf(At(kMonday, c.from), At(kMonday, c.until)), c.times) << c.from;
  }
}

TEST(Availability, KnowsTheDaysOfTheWeekAndHolidays) {
  EXPECT_EQ(TimesOf(At(kSaturday, 8), At(kSaturday, 10)), 1u << 15);
  EXPECT_EQ(TimesOf(At(kNationalDay, 8), At(kNationalDay, 10)), 1u << 21);
}

TEST(Availability, GoesOnOverMidnight) {
  EXPECT_EQ(TimesOf(At(kMonday, 22), At(kMonday, 26)), (1u << 2) | (1u << 3));
}

TEST(Availability, IsTheShareOfTheWindow) {
  EXPECT_EQ(AvailableShare(0x1, At(kMonday, 8), At(kMonday, 12)), 1);
  EXPECT_EQ(AvailableShare(0x1, At(kMonday, 8), At(kMonday, 14)), 0.5);
  EXPECT_EQ(AvailableShare(0x4, At(kMonday, 8), At(kMonday, 14)), 0);
}

}  // namespace
}  // namespace linli::matching::domain
