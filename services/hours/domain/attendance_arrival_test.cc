#include "services/hours/domain/attendance_arrival.h"

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

const absl::Time kNine = absl::FromUnixSeconds(1'795'827'600);
constexpr char kHere[] = "organizations/o/activities/a/shifts/s";
constexpr char kThere[] = "organizations/o/activities/b/shifts/s";

TEST(AttendanceArrival, IsOneAtATimeEvenWhenItIsToldLater) {  // law 2
  const Elsewhere nowhere;
  const Elsewhere here{"open", kHere, kNine + absl::Minutes(5)};
  const Elsewhere there_before{"open", kThere, kNine};
  const Elsewhere there_since{"open", kThere, kNine + absl::Microseconds(1)};
  const absl::Time until = kNine + absl::Hours(4);
  const struct {
    Elsewhere open;
    absl::Time now;
    v1::Attendance::State state;  // unspecified: refused
  } cases[] = {
      {nowhere, kNine, v1::Attendance::OPEN},
      {nowhere, until - absl::Microseconds(1), v1::Attendance::OPEN},
      {nowhere, until, v1::Attendance::ABANDONED},
      {here, kNine + absl::Hours(1), v1::Attendance::STATE_UNSPECIFIED},
      {there_before, kNine, v1::Attendance::STATE_UNSPECIFIED},
      {there_before, until, v1::Attendance::STATE_UNSPECIFIED},
      {there_since, kNine + absl::Hours(1), v1::Attendance::ABANDONED},
  };
  for (const auto& c : cases) {
    const auto state = StateOnArrival(c.open, kHere, kNine, until, c.now);
    EXPECT_EQ(state.value_or(v1::Attendance::STATE_UNSPECIFIED), c.state)
        << c.open.shift << " " << c.now - kNine;
    if (!state.ok()) {
      EXPECT_EQ(ReasonOf(state.status()), Reason::ALREADY_CHECKED_IN);
      EXPECT_EQ(MentionOf(state.status(), "attendance"), "open");
    }
  }
}

TEST(AttendanceArrival, IsNotToldTwice) {
  const absl::Time left = kNine + absl::Hours(1);
  v1::Attendance last;
  last.set_name("last");
  *last.mutable_check_in_time() = time::ToProto(kNine);
  const struct {
    v1::Attendance::State state;
    absl::Time time;
    bool ok;
  } cases[] = {
      {v1::Attendance::OPEN, left, false},
      {v1::Attendance::ABANDONED, left, false},
      {v1::Attendance::CLOSED, left - absl::Microseconds(1), false},
      {v1::Attendance::CLOSED, left, true},
  };
  for (const auto& c : cases) {
    last.set_state(c.state);
    last.clear_check_out_time();
    if (c.state == v1::Attendance::CLOSED) *last.mutable_check_out_time() = time::ToProto(left);
    const absl::Status status = CheckNotThere(last, c.time);
    EXPECT_EQ(status.ok(), c.ok) << v1::Attendance::State_Name(c.state);
    EXPECT_EQ(MentionOf(status, "attendance").value_or("last"), "last");
  }
}

}  // namespace
}  // namespace linli::hours::domain
