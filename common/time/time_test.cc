#include <thread>

#include "common/time/china_day.h"
#include "common/time/clock.h"
#include "common/time/proto_time.h"
#include "common/time/workdays.h"
#include "gtest/gtest.h"

namespace linli::time {
namespace {

using absl::CivilDay;

absl::Time At(const std::string& text) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, &error)) << error;
  return time;
}

TEST(FakeClock, StandsStillUntilItIsMoved) {
  FakeClock clock(At("2026-03-07T09:00:00+08:00"));
  EXPECT_EQ(clock.Now(), At("2026-03-07T01:00:00Z"));
  std::thread([&] { clock.Advance(absl::Minutes(5)); }).join();
  EXPECT_EQ(clock.Now(), At("2026-03-07T01:05:00Z"));
  clock.Set(absl::UnixEpoch());
  EXPECT_EQ(clock.Now(), absl::UnixEpoch());
}

TEST(SystemClock, GoesOn) {
  const absl::Time first = SystemClock().Now();
  EXPECT_LE(first, SystemClock().Now());
}

TEST(ChinaDay, BeginsAtMidnightInShanghai) {
  EXPECT_EQ(DayOf(At("2026-03-06T15:59:59.999Z")), CivilDay(2026, 3, 6));
  EXPECT_EQ(DayOf(At("2026-03-06T16:00:00Z")), CivilDay(2026, 3, 7));
  EXPECT_EQ(StartOfDay(CivilDay(2026, 3, 7)), At("2026-03-06T16:00:00Z"));
}

TEST(ChinaDay, HasNoSummerTimeInAnyYear) {
  EXPECT_EQ(StartOfDay(CivilDay(1988, 7, 1)), At("1988-06-30T16:00:00Z"));
  EXPECT_EQ(StartOfDay(CivilDay(1949, 10, 1)), At("1949-09-30T16:00:00Z"));
}

TEST(Midnight, IsCrossedOnlyByWhatGoesOnAfterIt) {
  const absl::Time evening = At("2026-03-07T22:00:00+08:00");
  EXPECT_FALSE(CrossesMidnight(evening, At("2026-03-07T23:59:59+08:00")));
  EXPECT_FALSE(CrossesMidnight(evening, At("2026-03-08T00:00:00+08:00")));
  EXPECT_TRUE(CrossesMidnight(evening, At("2026-03-08T00:00:00.000000001+08:00")));
  EXPECT_FALSE(CrossesMidnight(evening, evening));
}

TEST(Midnight, SplitsAnIntervalIntoItsDays) {
  const absl::Time from = At("2026-03-07T22:00:00+08:00");
  const absl::Time until = At("2026-03-09T01:00:00+08:00");
  const absl::Time first = StartOfDay(CivilDay(2026, 3, 8));
  const absl::Time second = StartOfDay(CivilDay(2026, 3, 9));
  EXPECT_EQ(SplitAtMidnight(from, until),
            (std::vector<Interval>{{from, first}, {first, second}, {second, until}}));
  EXPECT_EQ(SplitAtMidnight(from, first), (std::vector<Interval>{{from, first}}));
  EXPECT_TRUE(SplitAtMidnight(from, from).empty());
  EXPECT_TRUE(SplitAtMidnight(until, from).empty());
}

TEST(Age, IsCountedInFullYears) {
  struct Case {
    CivilDay birth;
    CivilDay day;
    int age;
  };
  const Case cases[] = {
      {CivilDay(2010, 5, 20), CivilDay(2026, 5, 19), 15},
      {CivilDay(2010, 5, 20), CivilDay(2026, 5, 20), 16},
      {CivilDay(2010, 5, 20), CivilDay(2010, 5, 20), 0},
      {CivilDay(2008, 2, 29), CivilDay(2026, 2, 28), 17},
      {CivilDay(2008, 2, 29), CivilDay(2026, 3, 1), 18},
      {CivilDay(2008, 2, 29), CivilDay(2024, 2, 28), 15},
      {CivilDay(2008, 2, 29), CivilDay(2024, 2, 29), 16},
      {CivilDay(2010, 12, 31), CivilDay(2026, 1, 1), 15},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(AgeOn(one.birth, one.day), one.age) << one.birth << " on " << one.day;
  }
}

TEST(ProtoTime, SurvivesTheWayThereAndBack) {
  for (const char* text : {"2026-03-07T09:00:00.123456789+08:00", "1950-01-01T00:00:00.25Z",
                           "1970-01-01T00:00:00Z", "2199-12-31T23:59:59Z"}) {
    EXPECT_EQ(FromProto(ToProto(At(text))), At(text)) << text;
  }
  EXPECT_EQ(ToProto(At("1969-12-31T23:59:59.25Z")).seconds(), -1);
  EXPECT_EQ(ToProto(At("1969-12-31T23:59:59.25Z")).nanos(), 250'000'000);
}

TEST(Workdays, FollowTheAnnouncedCalendar) {
  EXPECT_TRUE(IsWorkday(CivilDay(2026, 3, 6)));    // a Friday
  EXPECT_FALSE(IsWorkday(CivilDay(2026, 3, 7)));   // a Saturday
  EXPECT_FALSE(IsWorkday(CivilDay(2026, 10, 5)));  // a Monday in the National Day holidays
  EXPECT_TRUE(IsWorkday(CivilDay(2026, 10, 10)));  // a Saturday that is worked instead
  EXPECT_FALSE(IsWorkday(CivilDay(2012, 1, 2)));   // the first year of the table
}

TEST(Workdays, ArePlainWeekdaysWhereNoCalendarIsKnown) {
  EXPECT_EQ(KnownFrom(), CivilDay(2012, 1, 1));
  EXPECT_GE(KnownUntil(), CivilDay(2026, 12, 31));
  EXPECT_TRUE(IsWorkday(CivilDay(2099, 10, 1)));
  EXPECT_FALSE(IsWorkday(CivilDay(2099, 10, 3)));
}

TEST(Workdays, AreCountedFromTheDayAfterTheEvent) {  // 67号令 Art. 11: ten working days
  EXPECT_EQ(AddWorkdays(CivilDay(2026, 3, 6), 0), CivilDay(2026, 3, 6));
  EXPECT_EQ(AddWorkdays(CivilDay(2026, 3, 6), 1), CivilDay(2026, 3, 9));
  EXPECT_EQ(AddWorkdays(CivilDay(2026, 3, 6), 10), CivilDay(2026, 3, 20));
  EXPECT_EQ(AddWorkdays(CivilDay(2026, 3, 7), 1), CivilDay(2026, 3, 9));
  // Holidays until 7 October 2026, then Thursday, Friday, and a Saturday that is worked.
  EXPECT_EQ(AddWorkdays(CivilDay(2026, 9, 30), 3), CivilDay(2026, 10, 10));
}

TEST(ChinaTime, IsWrittenForPeople) {
  EXPECT_EQ(FormatChinaTime(At("2026-03-06T16:05:59Z")), "2026年3月7日 00:05");
  EXPECT_EQ(FormatChinaDay(CivilDay(2026, 11, 22)), "2026年11月22日");
}

}  // namespace
}  // namespace linli::time
