#include "services/awards/domain/notice_period.h"

#include "gtest/gtest.h"
#include "services/awards/domain/plan_samples.h"

namespace linli::awards::domain {
namespace {

absl::Time End(int workdays, absl::Time start) {
  v1::AwardPlan plan;
  plan.set_notice_workdays(workdays);
  return NoticeEnd(plan, start);
}

// 2026-12-18 is a Friday.
TEST(NoticePeriod, EndsAtTheMidnightAfterItsLastWorkingDay) {
  const absl::Time friday = Midnight(12, 18);
  EXPECT_EQ(End(1, friday + absl::Hours(9)), Midnight(12, 22)) << "Monday";
  EXPECT_EQ(End(5, friday + absl::Hours(9)), Midnight(12, 26)) << "Friday";
  EXPECT_EQ(End(5, friday), Midnight(12, 26)) << "the day itself does not count";
  EXPECT_EQ(End(5, friday + absl::Hours(24) - absl::Microseconds(1)), Midnight(12, 26));
  EXPECT_EQ(End(5, friday + absl::Hours(24)), Midnight(12, 26)) << "Saturday";
  EXPECT_EQ(End(0, friday), Midnight(12, 26)) << "five, if the plan does not say";
}

TEST(NoticePeriod, PassesOverHolidays) {
  // 1 October 2026, the National Day, and those after it are free.
  EXPECT_GT(End(1, Midnight(9, 30)), Midnight(10, 5));
}

TEST(NoticePeriod, CrossesTheYear) {
  const absl::Time end = End(5, Midnight(12, 31) + absl::Hours(24) - absl::Microseconds(1));
  EXPECT_GT(end, Midnight(12, 31) + absl::Hours(24 * 5));
  EXPECT_EQ(time::StartOfDay(time::DayOf(end)), end);
}

}  // namespace
}  // namespace linli::awards::domain
