#include "services/matching/domain/activity_window.h"

#include "common/status/details.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

v1::PublishPolicy Policy() {
  v1::PublishPolicy policy;
  policy.set_activity_max_days(366);
  policy.set_shift_max_hours(24);
  return policy;
}

template <typename Message>
Message Window(absl::Duration from, absl::Duration until) {
  Message message;
  *message.mutable_start_time() = time::ToProto(kStart + from);
  *message.mutable_end_time() = time::ToProto(kStart + until);
  return message;
}

TEST(ActivityWindow, RunsForwardForAtMostAYear) {
  struct Case {
    absl::Duration length;
    bool allowed;
  };
  const Case cases[] = {
      {absl::Seconds(-1), false},
      {absl::ZeroDuration(), false},
      {absl::Seconds(1), true},
      {absl::Hours(24 * 366), true},
      {absl::Hours(24 * 366) + absl::Seconds(1), false},
  };
  for (const Case& c : cases) {
    Violations violations;
    CheckActivityWindow(Policy(), Window<v1::Activity>(absl::ZeroDuration(), c.length),
                        "activity.end_time", violations);
    EXPECT_EQ(violations.CountOf("activity.end_time"), c.allowed ? 0 : 1) << c.length;
  }
}

// S0-25: post = place × time window × head-count
TEST(ShiftWindow, LiesInsideItsActivity) {
  const auto activity = Window<v1::Activity>(absl::ZeroDuration(), absl::Hours(72));
  struct Case {
    absl::Duration from, until;
    bool allowed;
  };
  const Case cases[] = {
      {absl::ZeroDuration(), absl::Hours(24), true},  // the longest
      {absl::ZeroDuration(), absl::Hours(24) + absl::Seconds(1), false},
      {absl::Hours(1), absl::Hours(1), false},
      {absl::Hours(2), absl::Hours(1), false},
      {absl::Seconds(-1), absl::Hours(1), false},
      {absl::Hours(71), absl::Hours(72), true},
      {absl::Hours(71), absl::Hours(72) + absl::Seconds(1), false},
  };
  for (const Case& c : cases) {
    Violations violations;
    CheckShiftWindow(Policy(), activity, Window<v1::Shift>(c.from, c.until), "shifts[0]",
                     violations);
    EXPECT_EQ(violations.empty(), c.allowed) << c.from << " to " << c.until;
  }
}

}  // namespace
}  // namespace linli::matching::domain
