#include "services/hours/domain/hold_reservation.h"

#include <functional>

#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

TEST(HoldReservation, CountsWhatIsHeldAlready) {  // law 4, S4-38
  const struct {
    Standing account;
    int64_t minutes;
    Reason reason;
  } cases[] = {
      {{100, 0, false}, 100, Reason::REASON_UNSPECIFIED},
      {{100, 0, false}, 101, Reason::BALANCE_SHORT},
      {{100, 40, false}, 60, Reason::REASON_UNSPECIFIED},
      {{100, 40, false}, 61, Reason::BALANCE_SHORT},
      {{100, 100, false}, 1, Reason::BALANCE_SHORT},
      {{0, 0, false}, 1, Reason::BALANCE_SHORT},
      {{100, 0, true}, 1, Reason::ACCOUNT_FROZEN},
      {{0, 0, true}, 1, Reason::ACCOUNT_FROZEN},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(MaySpend(c.account, c.minutes)), c.reason)
        << c.account.balance_minutes << " " << c.account.held_minutes << " " << c.minutes;
  }
}

TEST(HoldReservation, SaysWhatThereIsAndWhatIsNeeded) {
  const absl::Status refused = MaySpend({100, 40, false}, 61);
  EXPECT_EQ(MentionOf(refused, "available"), "60");
  EXPECT_EQ(MentionOf(refused, "needed"), "61");
}

v1::Hold Asked() {
  v1::Hold hold;
  hold.set_name("volunteers/V1/holds/h1");
  hold.set_held_by("services/awards");
  hold.set_purpose(v1::Hold::REDEMPTION);
  hold.set_minutes(60);
  hold.set_reference("rewards/r1");
  hold.mutable_expire_time()->set_seconds(1'790'000'000);
  return hold;
}

TEST(HoldReservation, ExistsWhateverBecameOfIt) {
  v1::Hold existing = Asked();
  existing.set_state(v1::Hold::POSTED);
  existing.set_posted_minutes(30);
  existing.mutable_settle_time()->set_seconds(1'780'000'000);
  EXPECT_TRUE(SameHold(existing, Asked()).ok());
}

TEST(HoldReservation, NamesTheFirstFieldThatDiffers) {
  const struct {
    const char* field;
    std::function<void(v1::Hold&)> change;
  } cases[] = {
      {"held_by", [](auto& h) { h.set_held_by("services/other"); }},
      {"purpose", [](auto& h) { h.set_purpose(v1::Hold::SERVICE); }},
      {"minutes", [](auto& h) { h.set_minutes(61); }},
      {"expire_time", [](auto& h) { h.mutable_expire_time()->set_seconds(1'790'000'001); }},
      {"expire_time", [](auto& h) { h.clear_expire_time(); }},
      {"reference", [](auto& h) { h.set_reference("rewards/r2"); }},
  };
  for (const auto& c : cases) {
    v1::Hold asked = Asked();
    c.change(asked);
    const absl::Status status = SameHold(Asked(), asked);
    EXPECT_EQ(ReasonOf(status), Reason::TRANSFER_EXISTS_WITH_DIFFERENT);
    EXPECT_EQ(MentionOf(status, "field"), c.field);
  }
}

}  // namespace
}  // namespace linli::hours::domain
