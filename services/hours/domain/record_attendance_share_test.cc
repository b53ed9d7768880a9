#include "services/hours/domain/record_attendance_share.h"

#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

TEST(AttendanceShare, IsWhatThePolicyWantsOfTheShift) {
  const struct {
    int percent, shift, present;
    bool is_short;
  } cases[] = {
      {0, 180, 0, false},    {60, 180, 108, false}, {60, 180, 107, true}, {60, 181, 108, true},
      {60, 181, 109, false}, {100, 60, 60, false},  {100, 60, 59, true},  {60, 0, 0, false},
  };
  for (const auto& c : cases) {
    v1::Policy policy;
    policy.set_minimum_attendance_percent(c.percent);
    EXPECT_EQ(IsShort(policy, {c.shift, c.present}), c.is_short) << c.shift << " " << c.present;
  }
}

TEST(AttendanceShare, LeavesTheServiceOnRecord) {
  v1::Record record;
  record.set_interval_minutes(60);
  record.set_payable_minutes(60);
  record.set_credited_minutes(50);
  Withhold(record);
  EXPECT_EQ(record.interval_minutes(), 60);
  EXPECT_EQ(record.payable_minutes(), 0);
  EXPECT_EQ(record.credited_minutes(), 0);
}

}  // namespace
}  // namespace linli::hours::domain
