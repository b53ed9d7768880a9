#include "services/matching/domain/new_moon.h"

#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

using Day = absl::CivilDay;

// First days of the lunar year, as the observatory announced them; 2027 and 2030 are minutes from
// midnight.
TEST(NewMoon, BeginsTheLunarYear) {
  const Day known[] = {Day(2000, 2, 5),  Day(2013, 2, 10), Day(2024, 2, 10),
                       Day(2025, 1, 29), Day(2026, 2, 17), Day(2027, 2, 6),
                       Day(2028, 1, 26), Day(2029, 2, 13), Day(2030, 2, 3)};
  for (const Day& day : known) {
    for (int off = -3; off <= 3; ++off) EXPECT_EQ(NewMoonNear(day + off), day) << off;
  }
}

TEST(NewMoon, ComesAgainAfter29Or30Days) {
  Day last = NewMoonNear(Day(1990, 1, 26));
  while (last < Day(2100, 1, 1)) {
    const Day next = NewMoonNear(last + 29);
    EXPECT_TRUE(next - last == 29 || next - last == 30) << last;
    last = next;
  }
}

}  // namespace
}  // namespace linli::matching::domain
