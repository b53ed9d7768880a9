// S0-10: figures as of a day. Years and months are China's (law 3).
#include "services/awards/domain/assessment_period.h"

#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

absl::Time At(int year, int month, int day) {
  return time::StartOfDay(absl::CivilDay(year, month, day));
}

TEST(AssessmentPeriodTest, IsAYearOrAMonthOfChina) {
  EXPECT_EQ(IntervalOf("2026"), (time::Interval{At(2026, 1, 1), At(2027, 1, 1)}));
  EXPECT_EQ(IntervalOf("2026-02"), (time::Interval{At(2026, 2, 1), At(2026, 3, 1)}));
  EXPECT_EQ(IntervalOf("2026-12"), (time::Interval{At(2026, 12, 1), At(2027, 1, 1)}));
  EXPECT_TRUE(IsYear("2026"));
  EXPECT_FALSE(IsYear("2026-12"));
}

TEST(AssessmentPeriodTest, TakesDaysUpToTodayAndFromThePeriodOn) {
  const struct {
    const char* period;
    const char* day;
    absl::Time now;
    const char* fault;  // empty: none
  } cases[] = {
      {"2026", "", At(2026, 1, 1), ""},
      // One microsecond before the year begins in China it has not begun.
      {"2026", "", At(2026, 1, 1) - absl::Microseconds(1), "assessment.period"},
      {"2026-11", "", At(2026, 10, 31), "assessment.period"},
      {"2025", "", At(2026, 1, 1), ""},
      {"2026", "2026-11-28", At(2026, 11, 28), ""},
      {"2026", "2026-11-29", At(2026, 11, 28), "assessment.as_of_date"},
      {"2026", "2025-12-31", At(2026, 11, 28), "assessment.as_of_date"},
      {"2026", "2026-02-29", At(2026, 11, 28), "assessment.as_of_date"},
  };
  for (const auto& one : cases) {
    v1::Assessment assessment;
    assessment.set_period(one.period);
    assessment.set_as_of_date(one.day);
    Violations violations;
    FindFaults(assessment, one.now, violations);
    EXPECT_EQ(violations.empty(), one.fault[0] == '\0') << one.period << ' ' << one.day;
    if (one.fault[0] != '\0') {
      EXPECT_EQ(violations.CountOf(one.fault), 1) << one.day;
    }
  }
}

// The contract's rule refuses them, beside this one.
TEST(AssessmentPeriodTest, LeavesWhatIsNoPeriodToTheContract) {
  for (const char* period : {"", "26", "2026-13", "2026-1", "year", "2026-11-01"}) {
    v1::Assessment assessment;
    assessment.set_period(period);
    Violations violations;
    FindFaults(assessment, At(2026, 11, 28), violations);
    EXPECT_TRUE(violations.empty()) << period;
  }
}

TEST(AssessmentPeriodTest, TakesEachReportOnceAndNoneFromLater) {
  v1::Assessment assessment;
  assessment.set_period("2026");
  assessment.set_as_of_date("2026-11-28");
  for (const char* day : {"2026-11-28", "2026-11-29", "2026-13-01"}) {
    v1::ReportedInput& reported = *assessment.add_reported_inputs();
    reported.set_input("satisfaction");
    reported.set_as_of_date(day);
  }
  Violations violations;
  FindFaults(assessment, At(2026, 11, 30), violations);
  EXPECT_EQ(violations.CountOf("assessment.reported_inputs[0]"), 0);
  EXPECT_EQ(violations.CountOf("assessment.reported_inputs[1].input"), 1);
  EXPECT_EQ(violations.CountOf("assessment.reported_inputs[1].as_of_date"), 1);
  EXPECT_EQ(violations.CountOf("assessment.reported_inputs[2].as_of_date"), 1);
}

}  // namespace
}  // namespace linli::awards::domain
