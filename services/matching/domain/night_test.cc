#include "services/matching/domain/night.h"

#include "common/time/china_day.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

absl::Time At(int day, int hour, int minute = 0) {
  return time::StartOfDay(absl::CivilDay(2026, 3, day)) + absl::Hours(hour) + absl::Minutes(minute);
}

TEST(Night, BeginsAndEndsAtTheFullHour) {
  struct Case {
    absl::Time start, end;
    bool touches;
  };
  const Case cases[] = {
      {At(7, 6), At(7, 22), false},   {At(7, 6), At(7, 22, 1), true},
      {At(7, 5, 59), At(7, 9), true}, {At(7, 23), At(8, 1), true},
      {At(7, 1), At(7, 2), true},     {At(7, 21, 59), At(7, 22), false},
      {At(7, 12), At(8, 12), true},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(TouchesNight({22, 6}, c.start, c.end), c.touches) << c.start << " to " << c.end;
  }
}

TEST(Night, MayLieWithinOneDay) {
  EXPECT_TRUE(TouchesNight({0, 5}, At(7, 4), At(7, 8)));
  EXPECT_FALSE(TouchesNight({0, 5}, At(7, 5), At(7, 23)));
}

TEST(Night, IsNeverWherePolicyHasNone) { EXPECT_FALSE(TouchesNight({0, 0}, At(7, 0), At(8, 0))); }

}  // namespace
}  // namespace linli::matching::domain
