#include "services/hours/api/town_fixture.h"
#include "services/hours/jobs/overdue.h"

namespace linli::hours {
namespace {

class Overdue : public HoursTown {};

TEST_F(Overdue, AttendancesAreAbandonedWhenCheckOutHasClosedAndNotBefore) {
  Expect(kHer, kShift, now());
  const auto left_open = CheckIn(kHer, kShift);
  ASSERT_THAT(left_open, IsOk());
  const absl::Time closes = time::FromProto(left_open->check_out_until_time());
  const absl::Time deadline = absl::Now() + absl::Seconds(10);
  ASSERT_THAT(jobs::AbandonOverdue(host_->database(), closes - absl::Seconds(1), deadline), IsOk());
  EXPECT_EQ(Count("attendance WHERE state = 'OPEN'"), 1);
  ASSERT_THAT(jobs::AbandonOverdue(host_->database(), closes, deadline), IsOk());
  EXPECT_EQ(Count("attendance WHERE state = 'ABANDONED'"), 1);
  EXPECT_EQ(Count("service_record"), 0);
}

}  // namespace
}  // namespace linli::hours
