#include "services/hours/domain/record_interval.h"

#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

absl::Time At(int year, int month, int day, int hour, int minute, int second = 0) {
  return absl::FromCivil(absl::CivilSecond(year, month, day, hour, minute, second), time::China());
}

using Parts = std::vector<time::Interval>;

TEST(RecordableParts, CountNothingOutsideTheShift) {
  const time::Interval shift{At(2026, 3, 7, 9, 0), At(2026, 3, 7, 12, 0)};
  EXPECT_EQ(RecordableParts({At(2026, 3, 7, 8, 40), At(2026, 3, 7, 12, 50)}, shift), Parts{shift});
  EXPECT_EQ(RecordableParts({At(2026, 3, 7, 8, 40), At(2026, 3, 7, 9, 0)}, shift), Parts{});
  EXPECT_EQ(RecordableParts({At(2026, 3, 7, 8, 40), At(2026, 3, 7, 8, 50)}, shift), Parts{});
}

TEST(RecordableParts, LeaveOutLessThanAMinute) {
  const time::Interval shift{At(2026, 3, 7, 9, 0), At(2026, 3, 7, 12, 0)};
  EXPECT_EQ(RecordableParts({At(2026, 3, 7, 9, 0), At(2026, 3, 7, 9, 0, 59)}, shift), Parts{});
  EXPECT_EQ(RecordableParts({At(2026, 3, 7, 9, 0), At(2026, 3, 7, 9, 1)}, shift).size(), 1u);
}

TEST(RecordableParts, SplitAtMidnightAlsoAtTheEndOfTheYearAndOnLeapDay) {
  const struct {
    absl::CivilDay first;
  } cases[] = {{absl::CivilDay(2026, 12, 31)},
               {absl::CivilDay(2028, 2, 28)},
               {absl::CivilDay(2028, 2, 29)},
               {absl::CivilDay(2026, 3, 7)}};
  for (const auto& c : cases) {
    const absl::Time midnight = time::StartOfDay(c.first + 1);
    const time::Interval night{midnight - absl::Hours(2), midnight + absl::Hours(1)};
    EXPECT_EQ(RecordableParts(night, night),
              (Parts{{night.from, midnight}, {midnight, night.until}}));
  }
}

TEST(RecordableParts, OfAShiftThatEndsAtMidnightAreOne) {
  const time::Interval evening{At(2026, 12, 31, 20, 0), At(2027, 1, 1, 0, 0)};
  EXPECT_EQ(RecordableParts(evening, evening), Parts{evening});
}

TEST(Kept, CutsOffWhatIsFinerThanAMicrosecond) {
  const absl::Time time = At(2026, 3, 7, 9, 0) + absl::Microseconds(1);
  EXPECT_EQ(Kept(time + absl::Nanoseconds(999)), time);
  EXPECT_EQ(Kept(time), time);
}

TEST(EnteredInterval, NamesWhatIsWrong) {
  const absl::Time now = At(2026, 3, 7, 18, 0);
  const struct {
    time::Interval entered;
    Reason reason;
  } cases[] = {
      {{At(2026, 3, 7, 9, 0), At(2026, 3, 7, 12, 0)}, Reason::REASON_UNSPECIFIED},
      {{At(2026, 3, 6, 20, 0), At(2026, 3, 7, 0, 0)}, Reason::REASON_UNSPECIFIED},
      {{At(2026, 3, 7, 9, 0), At(2026, 3, 7, 9, 1)}, Reason::REASON_UNSPECIFIED},
      {{At(2026, 3, 7, 9, 0), At(2026, 3, 7, 9, 0, 59)}, Reason::RECORD_INTERVAL},
      {{At(2026, 3, 7, 12, 0), At(2026, 3, 7, 9, 0)}, Reason::RECORD_INTERVAL},
      {{At(2026, 3, 6, 20, 0), At(2026, 3, 7, 0, 1)}, Reason::RECORD_CROSSES_MIDNIGHT},
      {{At(2026, 3, 6, 9, 0), At(2026, 3, 7, 10, 0)}, Reason::RECORD_CROSSES_MIDNIGHT},  // 25 h
      {{At(2026, 3, 7, 17, 0), At(2026, 3, 7, 18, 1)}, Reason::RECORD_IN_FUTURE},
  };
  for (const auto& c : cases) {
    Violations expected, found;
    if (c.reason != Reason::REASON_UNSPECIFIED) expected.Add("record.end_time", c.reason);
    CheckEnteredInterval(c.entered, now, found);
    EXPECT_EQ(found.ToStatus(), expected.ToStatus()) << c.entered.from << " " << c.entered.until;
  }
}

}  // namespace
}  // namespace linli::hours::domain
