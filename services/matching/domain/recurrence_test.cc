#include "services/matching/domain/recurrence.h"

#include "common/time/china_day.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

using ::testing::ElementsAre;

absl::Time At(int year, int month, int day, int hour = 9) {
  return time::StartOfDay(absl::CivilDay(year, month, day)) + absl::Hours(hour);
}

std::vector<std::string> Days(const std::string& rule, absl::Time first, absl::Time until,
                              absl::Time from = absl::InfinitePast(), size_t limit = 100) {
  std::vector<std::string> days;
  for (const absl::Time start : OccurrencesOf(rule, first, from, until, limit)) {
    days.push_back(absl::FormatTime("%Y-%m-%d %H:%M", start, time::China()));
  }
  return days;
}

// S0-15: 「爱心18」日
TEST(Recurrence, ComesOnTheSameDayOfEachMonthAcrossTheYear) {
  EXPECT_THAT(Days("FREQ=MONTHLY;BYMONTHDAY=18", At(2026, 11, 18), At(2027, 2, 1)),
              ElementsAre("2026-11-18 09:00", "2026-12-18 09:00", "2027-01-18 09:00"));
}

TEST(Recurrence, LeavesOutDaysThatAMonthDoesNotHave) {
  EXPECT_THAT(
      Days("FREQ=MONTHLY;BYMONTHDAY=31", At(2026, 10, 31), At(2027, 4, 1)),
      ElementsAre("2026-10-31 09:00", "2026-12-31 09:00", "2027-01-31 09:00", "2027-03-31 09:00"));
  EXPECT_THAT(
      Days("FREQ=MONTHLY;BYMONTHDAY=-1", At(2027, 12, 31), At(2028, 4, 1)),
      ElementsAre("2027-12-31 09:00", "2028-01-31 09:00", "2028-02-29 09:00", "2028-03-31 09:00"));
  EXPECT_THAT(Days("FREQ=YEARLY", At(2024, 2, 29), At(2033, 1, 1)),
              ElementsAre("2024-02-29 09:00", "2028-02-29 09:00", "2032-02-29 09:00"));
}

// S1-14: 每周日晚; the hour stays what it is, summer and winter
TEST(Recurrence, KeepsTheHourOfChina) {
  EXPECT_THAT(Days("FREQ=WEEKLY;BYDAY=SU", At(2026, 3, 22, 19), At(2026, 4, 12)),
              ElementsAre("2026-03-22 19:00", "2026-03-29 19:00", "2026-04-05 19:00"));
}

// S0-21: 六点半学校 on weekdays
TEST(Recurrence, ComesOnWeekdays) {
  EXPECT_THAT(Days("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", At(2026, 12, 31, 18), At(2027, 1, 5)),
              ElementsAre("2026-12-31 18:00", "2027-01-01 18:00", "2027-01-04 18:00"));
}

TEST(Recurrence, EndsWhenTheRuleSaysSo) {
  EXPECT_THAT(Days("FREQ=DAILY;COUNT=2", At(2026, 12, 31), At(2030, 1, 1)),
              ElementsAre("2026-12-31 09:00", "2027-01-01 09:00"));
  // A day of China, to its end; and a moment of UTC.
  EXPECT_THAT(Days("FREQ=DAILY;UNTIL=20270101", At(2026, 12, 31, 23), At(2030, 1, 1)),
              ElementsAre("2026-12-31 23:00", "2027-01-01 23:00"));
  EXPECT_THAT(Days("FREQ=DAILY;UNTIL=20270101T010000Z", At(2026, 12, 31), At(2030, 1, 1)),
              ElementsAre("2026-12-31 09:00", "2027-01-01 09:00"));
  EXPECT_THAT(Days("FREQ=DAILY;UNTIL=20270101T005959Z", At(2026, 12, 31), At(2030, 1, 1)),
              ElementsAre("2026-12-31 09:00"));
}

TEST(Recurrence, IsAskedForAWindow) {
  EXPECT_THAT(Days("FREQ=DAILY", At(2020, 1, 1), At(2026, 6, 3, 9), At(2026, 6, 1, 9)),
              ElementsAre("2026-06-01 09:00", "2026-06-02 09:00"));
  EXPECT_THAT(Days("FREQ=DAILY", At(2026, 1, 1), At(2027, 1, 1), absl::InfinitePast(), 1),
              ElementsAre("2026-01-01 09:00"));
  EXPECT_THAT(Days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", At(2026, 1, 1), At(2190, 1, 1)),
              ElementsAre());
}

TEST(Recurrence, IsByTheDayOrSlower) {
  for (const char* good :
       {"FREQ=DAILY", "freq=weekly;byday=su", "FREQ=MONTHLY;BYDAY=3SU", "FREQ=YEARLY;INTERVAL=2"}) {
    EXPECT_TRUE(IsRecurrence(good)) << good;
  }
  for (const char* bad : {"", "每周日", "FREQ=HOURLY", "FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=8,9",
                          "FREQ=OFTEN", "BYDAY=SU"}) {
    EXPECT_FALSE(IsRecurrence(bad)) << bad;
  }
}

TEST(Recurrence, GivesAnOccurrenceTheSameIdEachTime) {
  EXPECT_EQ(OccurrenceId("s1", At(2026, 12, 31, 23)), "s1-20261231T2300");
}

}  // namespace
}  // namespace linli::matching::domain
