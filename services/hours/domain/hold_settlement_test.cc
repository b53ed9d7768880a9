#include "services/hours/domain/hold_settlement.h"

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

constexpr char kAwards[] = "services/awards";
const absl::Time kExpires = absl::FromUnixSeconds(1'790'000'000);

v1::Hold Held(v1::Hold::State state = v1::Hold::PENDING, int64_t posted = 0) {
  v1::Hold hold;
  hold.set_name("volunteers/V1/holds/h1");
  hold.set_held_by(kAwards);
  hold.set_minutes(60);
  hold.set_state(state);
  hold.set_posted_minutes(posted);
  *hold.mutable_expire_time() = time::ToProto(kExpires);
  return hold;
}

Reason WhyNotPosted(const v1::Hold& hold, int64_t minutes, absl::Time now, const char* by = kAwards,
                    bool frozen = false) {
  return ReasonOf(Posted(hold, {60, 60, frozen}, minutes, by, now).status());
}

TEST(HoldSettlement, PostsAllOrPart) {
  const struct {
    int64_t asked;
    int64_t posted;
  } cases[] = {{0, 60}, {1, 1}, {59, 59}, {60, 60}};
  for (const auto& c : cases) {
    const auto posted =
        Posted(Held(), {60, 60, false}, c.asked, kAwards, kExpires - absl::Hours(1));
    ASSERT_TRUE(posted.ok()) << c.asked;
    EXPECT_EQ(posted->state(), v1::Hold::POSTED);
    EXPECT_EQ(posted->posted_minutes(), c.posted);
    EXPECT_EQ(time::FromProto(posted->settle_time()), kExpires - absl::Hours(1));
  }
}

TEST(HoldSettlement, ChecksWhoHowMuchWhenAndInWhichState) {
  const absl::Time before = kExpires - absl::Nanoseconds(1);
  const struct {
    v1::Hold hold;
    int64_t minutes;
    absl::Time now;
    const char* by;
    bool frozen;
    Reason reason;
  } cases[] = {
      {Held(), 60, before, kAwards, false, Reason::REASON_UNSPECIFIED},
      {Held(), 61, before, kAwards, false, Reason::POST_EXCEEDS_HOLD},
      {Held(), 60, before, "services/hours", false, Reason::NOT_AUTHORIZED},
      {Held(), 60, before, kAwards, true, Reason::ACCOUNT_FROZEN},
      // Expires as it settles: its time belongs to the clock.
      {Held(), 60, kExpires, kAwards, false, Reason::HOLD_EXPIRED},
      {Held(v1::Hold::EXPIRED), 60, before, kAwards, false, Reason::HOLD_EXPIRED},
      {Held(v1::Hold::VOIDED), 60, before, kAwards, false, Reason::LEDGER_TRANSFER_STATE},
      // Exists, and exists with different; long after, too.
      {Held(v1::Hold::POSTED, 60), 0, kExpires, kAwards, false, Reason::REASON_UNSPECIFIED},
      {Held(v1::Hold::POSTED, 30), 30, before, kAwards, true, Reason::REASON_UNSPECIFIED},
      {Held(v1::Hold::POSTED, 30), 0, before, kAwards, false,
       Reason::TRANSFER_EXISTS_WITH_DIFFERENT},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(WhyNotPosted(c.hold, c.minutes, c.now, c.by, c.frozen), c.reason)
        << v1::Hold::State_Name(c.hold.state()) << " " << c.minutes << " "
        << errors::v1::Reason_Name(c.reason);
  }
}

TEST(HoldSettlement, VoidsUntilItsTime) {
  const absl::Time before = kExpires - absl::Nanoseconds(1);
  const struct {
    v1::Hold hold;
    absl::Time now;
    const char* by;
    Reason reason;
  } cases[] = {
      {Held(), before, kAwards, Reason::REASON_UNSPECIFIED},
      {Held(), before, "services/hours", Reason::NOT_AUTHORIZED},
      {Held(), kExpires, kAwards, Reason::HOLD_EXPIRED},
      {Held(v1::Hold::VOIDED), kExpires, kAwards, Reason::REASON_UNSPECIFIED},
      {Held(v1::Hold::EXPIRED), before, kAwards, Reason::HOLD_EXPIRED},
      {Held(v1::Hold::POSTED, 60), before, kAwards, Reason::LEDGER_TRANSFER_STATE},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(Voided(c.hold, c.by, c.now).status()), c.reason)
        << v1::Hold::State_Name(c.hold.state());
  }
}

TEST(HoldSettlement, WithoutATimeWaitsForItsHolder) {
  v1::Hold hold = Held();
  hold.clear_expire_time();
  EXPECT_EQ(WhyNotPosted(hold, 0, absl::FromUnixSeconds(4'000'000'000)),
            Reason::REASON_UNSPECIFIED);
}

}  // namespace
}  // namespace linli::hours::domain
