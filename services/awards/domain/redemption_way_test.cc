#include "services/awards/domain/redemption_way.h"

#include <gtest/gtest.h>

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::awards::domain {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'780'000'000);
const absl::Time kCollect = kNow + absl::Hours(24 * 7);

Redeeming One(v1::RedemptionState state, absl::Time due = kNow) {
  Redeeming one;
  one.redemption.set_state(state);
  *one.redemption.mutable_collect_before_time() = time::ToProto(kCollect);
  one.due = due;
  return one;
}

struct Case {
  const char* name;
  v1::RedemptionState state;
  absl::Status said;
  v1::RedemptionState after;
  v1::LetGoReason why = v1::LET_GO_REASON_UNSPECIFIED;
};

// S3-15: every answer that hours can give, in every state.
TEST(RedemptionWay, FollowsWhatHoursSaid) {
  const absl::Status away = Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "hours"}});
  const absl::Status posted = Refuse(Reason::LEDGER_TRANSFER_STATE, {{"state", "POSTED"}});
  const Case cases[] = {
      {"held", v1::REDEMPTION_PENDING, absl::OkStatus(), v1::REDEMPTION_READY},
      {"short", v1::REDEMPTION_PENDING, Refuse(Reason::BALANCE_SHORT), v1::REDEMPTION_LET_GO,
       v1::LET_GO_REFUSED},
      {"not allowed", v1::REDEMPTION_PENDING, Refuse(Reason::NOT_AUTHORIZED), v1::REDEMPTION_LET_GO,
       v1::LET_GO_REFUSED},
      {"nobody knows", v1::REDEMPTION_PENDING, away, v1::REDEMPTION_PENDING},
      {"busy", v1::REDEMPTION_PENDING, Refuse(Reason::OVERLOADED), v1::REDEMPTION_PENDING},
      {"posted", v1::REDEMPTION_COLLECTING, absl::OkStatus(), v1::REDEMPTION_COLLECTED},
      {"expired", v1::REDEMPTION_COLLECTING, Refuse(Reason::HOLD_EXPIRED), v1::REDEMPTION_LET_GO,
       v1::LET_GO_OVERDUE},
      {"frozen", v1::REDEMPTION_COLLECTING, Refuse(Reason::ACCOUNT_FROZEN), v1::REDEMPTION_READY},
      {"unknown", v1::REDEMPTION_COLLECTING, Refuse(Reason::NOT_AUTHORIZED),
       v1::REDEMPTION_COLLECTING},
      {"away", v1::REDEMPTION_COLLECTING, away, v1::REDEMPTION_COLLECTING},
      {"voided", v1::REDEMPTION_LETTING_GO, absl::OkStatus(), v1::REDEMPTION_LET_GO,
       v1::LET_GO_OVERDUE},
      {"never held", v1::REDEMPTION_LETTING_GO, Refuse(Reason::NOT_AUTHORIZED),
       v1::REDEMPTION_LET_GO, v1::LET_GO_OVERDUE},
      {"was posted", v1::REDEMPTION_LETTING_GO, posted, v1::REDEMPTION_COLLECTED},
      {"away", v1::REDEMPTION_LETTING_GO, away, v1::REDEMPTION_LETTING_GO},
      {"late", v1::REDEMPTION_READY, absl::OkStatus(), v1::REDEMPTION_READY},
      {"late", v1::REDEMPTION_COLLECTED, Refuse(Reason::HOLD_EXPIRED), v1::REDEMPTION_COLLECTED},
  };
  for (const Case& one : cases) {
    Redeeming redeeming = One(one.state);
    EXPECT_EQ(Settle(one.state, one.said, redeeming), one.state != one.after) << one.name;
    EXPECT_EQ(redeeming.redemption.state(), one.after) << one.name;
    EXPECT_EQ(redeeming.redemption.let_go_reason(), one.why) << one.name;
  }
}

TEST(RedemptionWay, VoidsOnceMoreWhatWasRefused) {
  Redeeming one = One(v1::REDEMPTION_PENDING, kNow + kLease);
  ASSERT_TRUE(Settle(v1::REDEMPTION_PENDING, Refuse(Reason::BALANCE_SHORT), one));
  EXPECT_EQ(one.redemption.refusal(), "BALANCE_SHORT");
  EXPECT_EQ(one.due, kNow + kLease);
  ASSERT_TRUE(Claim(one, kNow + kLease));
  EXPECT_FALSE(Settle(v1::REDEMPTION_LET_GO, Refuse(Reason::UPSTREAM_UNAVAILABLE), one));
  ASSERT_TRUE(Settle(v1::REDEMPTION_LET_GO, Refuse(Reason::NOT_AUTHORIZED), one));
  EXPECT_EQ(one.due, absl::InfiniteFuture());
  EXPECT_EQ(one.redemption.let_go_reason(), v1::LET_GO_REFUSED);
}

// An answer belongs to the question: a hold that was got is not a hold that was given back.
TEST(RedemptionWay, TakesNoAnswerToAnotherQuestion) {
  Redeeming cancelled = One(v1::REDEMPTION_LETTING_GO);
  EXPECT_FALSE(Settle(v1::REDEMPTION_PENDING, absl::OkStatus(), cancelled));
  EXPECT_EQ(cancelled.redemption.state(), v1::REDEMPTION_LETTING_GO);
  Redeeming thawed = One(v1::REDEMPTION_READY);
  EXPECT_FALSE(Settle(v1::REDEMPTION_COLLECTING, Refuse(Reason::ACCOUNT_FROZEN), thawed));
  EXPECT_TRUE(Settle(v1::REDEMPTION_COLLECTING, absl::OkStatus(), thawed));
  EXPECT_EQ(thawed.redemption.state(), v1::REDEMPTION_COLLECTED);
}

TEST(RedemptionWay, OneAsksAtATime) {
  Redeeming one = One(v1::REDEMPTION_PENDING, kNow + absl::Microseconds(1));
  EXPECT_FALSE(Claim(one, kNow));
  one.due = kNow;
  EXPECT_TRUE(Claim(one, kNow));
  EXPECT_EQ(one.due, kNow + kLease);
  EXPECT_FALSE(Claim(one, kNow));
  Redeeming done = One(v1::REDEMPTION_COLLECTED, absl::InfiniteFuture());
  EXPECT_FALSE(Claim(done, kNow));
}

TEST(RedemptionWay, LetsGoWhatIsNotCollectedInTime) {
  Redeeming one = One(v1::REDEMPTION_READY, kCollect);
  EXPECT_FALSE(Claim(one, kCollect - absl::Microseconds(1)));
  EXPECT_THAT(BeginCollecting("staff/a", kCollect, one), RefusedWith(Reason::REDEMPTION_STATE));
  ASSERT_TRUE(Claim(one, kCollect));
  EXPECT_EQ(one.redemption.state(), v1::REDEMPTION_LETTING_GO);
  EXPECT_EQ(one.redemption.let_go_reason(), v1::LET_GO_OVERDUE);
}

TEST(RedemptionWay, IsConfirmedOrLetGoAndNotBoth) {
  const struct {
    v1::RedemptionState state;
    bool collects, lets_go;
  } cases[] = {{v1::REDEMPTION_PENDING, false, true},    {v1::REDEMPTION_READY, true, true},
               {v1::REDEMPTION_COLLECTING, true, false}, {v1::REDEMPTION_COLLECTED, true, false},
               {v1::REDEMPTION_LETTING_GO, false, true}, {v1::REDEMPTION_LET_GO, false, true}};
  for (const auto& [state, collects, lets_go] : cases) {
    Redeeming collected = One(state), let_go = One(state);
    EXPECT_EQ(BeginCollecting("staff/a", kNow, collected).ok(), collects) << state;
    EXPECT_EQ(BeginLettingGo(kNow, let_go).ok(), lets_go) << state;
  }
  Redeeming asked = One(v1::REDEMPTION_PENDING, kNow + kLease);
  ASSERT_THAT(BeginLettingGo(kNow, asked), IsOk());
  EXPECT_EQ(asked.due, kNow + kLease) << "not before its hold is settled";
}

}  // namespace
}  // namespace linli::awards::domain
