#include "services/hours/domain/check_in_window.h"

#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

const absl::Time kStart = absl::FromCivil(absl::CivilMinute(2026, 3, 7, 9, 0), time::China());
const time::Interval kShift{kStart, kStart + absl::Hours(3)};

v1::Policy Rules() {
  v1::Policy policy;
  policy.set_check_in_opens_minutes(30);
  policy.set_check_out_closes_minutes(60);
  policy.set_max_pairs_per_day(3);
  return policy;
}

TEST(CheckInWindow, OpensHalfAnHourBeforeTheStartAndClosesAtTheEnd) {
  const struct {
    absl::Duration after_start;
    Reason reason;
  } cases[] = {
      {-absl::Minutes(30) - absl::Seconds(1), Reason::CHECK_IN_NOT_OPEN},
      {-absl::Minutes(30), Reason::REASON_UNSPECIFIED},
      {absl::Hours(3) - absl::Seconds(1), Reason::REASON_UNSPECIFIED},
      {absl::Hours(3), Reason::CHECK_IN_CLOSED},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(MayCheckIn(Rules(), kShift, kStart + c.after_start)), c.reason)
        << c.after_start;
  }
}

TEST(CheckInWindow, LetsPeopleOutUntilAnHourAfterTheEnd) {
  const struct {
    absl::Duration after_start;
    Reason reason;
  } cases[] = {
      {-absl::Minutes(30) - absl::Seconds(1), Reason::CHECK_IN_NOT_OPEN},
      {-absl::Minutes(30), Reason::REASON_UNSPECIFIED},
      {absl::Hours(4) - absl::Seconds(1), Reason::REASON_UNSPECIFIED},
      {absl::Hours(4), Reason::CHECK_OUT_CLOSED},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(MayCheckOut(Rules(), kShift, kStart + c.after_start)), c.reason)
        << c.after_start;
  }
}

TEST(CheckInWindow, TellsWhenItOpens) {
  const absl::Status refused = MayCheckIn(Rules(), kShift, kStart - absl::Hours(2));
  EXPECT_EQ(MentionOf(refused, "opens"), "2026年3月7日 08:30");
}

TEST(CheckInLimit, AllowsThreePairsPerActivityAndDay) {
  EXPECT_TRUE(MayCheckInAgain(Rules(), 0).ok());
  EXPECT_TRUE(MayCheckInAgain(Rules(), 2).ok());
  EXPECT_EQ(ReasonOf(MayCheckInAgain(Rules(), 3)), Reason::CHECK_IN_LIMIT);
}

}  // namespace
}  // namespace linli::hours::domain
