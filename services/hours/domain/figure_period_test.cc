#include "services/hours/domain/figure_period.h"

#include "common/time/china_day.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

TEST(FigurePeriod, IsAYearAMonthOrADayThatThereIs) {
  const struct {
    const char* period;
    bool exists;
    bool year;
  } cases[] = {
      {"2026", true, true},         {"2026-01", true, false},     {"2026-12", true, false},
      {"2026-00", false, false},    {"2026-13", false, false},    {"2026-12-31", true, false},
      {"2026-12-32", false, false}, {"2026-02-29", false, false}, {"2028-02-29", true, false},
      {"", false, false},           {"202", false, false},        {"2026-1", false, false},
      {"2026-1-1", false, false},   {"2026-12-3", false, false},  {"abcd", false, true},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(CheckPeriod(c.period).ok(), c.exists) << c.period;
    EXPECT_EQ(IsYear(c.period), c.year) << c.period;
  }
}

TEST(FigurePeriod, OfAYearIsJudgedByThePolicyOfItsLastDay) {
  EXPECT_EQ(time::DayOf(DecidesYear(2026)), absl::CivilDay(2026, 12, 31));
  EXPECT_EQ(time::DayOf(DecidesYear(2026) - absl::Seconds(1)), absl::CivilDay(2026, 12, 30));
}

}  // namespace
}  // namespace linli::hours::domain
