#include "services/hours/domain/record_deadline.h"

#include "common/time/china_day.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

absl::Time At(absl::CivilDay day, int hour) { return time::StartOfDay(day) + absl::Hours(hour); }

TEST(RecordDeadline, EndsWithTheTenthWorkingDayAfterTheService) {
  v1::Policy policy;
  policy.set_record_deadline_workdays(10);
  const struct {
    absl::CivilDay service;
    absl::CivilDay last_day_in_time;
  } cases[] = {
      // Saturday 7 March 2026: ten weekdays later is Friday the 20th.
      {absl::CivilDay(2026, 3, 7), absl::CivilDay(2026, 3, 20)},
      // 30 September 2026: 1 to 7 October are free, Saturday the 10th is worked.
      {absl::CivilDay(2026, 9, 30), absl::CivilDay(2026, 10, 20)},
  };
  for (const auto& c : cases) {
    EXPECT_FALSE(IsLate(policy, At(c.service, 12), At(c.last_day_in_time, 23))) << c.service;
    EXPECT_TRUE(IsLate(policy, At(c.service, 12), At(c.last_day_in_time + 1, 0))) << c.service;
  }
}

}  // namespace
}  // namespace linli::hours::domain
