// The time bank as awards will ask it, against the service itself; and that the fake does the same.
#include "common/client/channel.h"
#include "services/hours/api/time_bank_fixture.h"
#include "services/hours/client/time_bank_client.h"
#include "services/hours/client/time_bank_fake.h"

namespace linli::hours {
namespace {

class TimeBankAsked : public TimeBankTown {
 protected:
  TimeBankAsked()
      : channel_("hours", absl::StrCat("127.0.0.1:", host_->port()),
                 host_.Token("services/awards")),
        client_(MakeTimeBankClient(channel_)) {
    Fill(kHer, 100);
    fake_.Deposit(kHer, 100);
  }

  HoldOrder Order(const std::string& id, int64_t minutes) {
    return {kHer, id, minutes, now() + absl::Hours(24), "rewards/r1"};
  }

  const client::Context context_{.deadline = absl::Now() + absl::Seconds(20)};
  client::Channel channel_;
  std::unique_ptr<TimeBankClient> client_;
  FakeTimeBankClient fake_;
};

TEST_F(TimeBankAsked, HoldsPostsAndVoidsAndTheFakeDoesTheSame) {  // S4-38
  const std::string first = absl::StrCat(kHer, "/holds/h1");
  const std::string second = absl::StrCat(kHer, "/holds/h2");
  for (TimeBankClient* client : {client_.get(), static_cast<TimeBankClient*>(&fake_)}) {
    ASSERT_THAT(client->HoldMinutes(context_, Order("h1", 60)), IsOk());
    ASSERT_THAT(client->HoldMinutes(context_, Order("h1", 60)), IsOk());
    EXPECT_THAT(client->HoldMinutes(context_, Order("h1", 61)),
                RefusedWith(Reason::TRANSFER_EXISTS_WITH_DIFFERENT));
    EXPECT_THAT(client->HoldMinutes(context_, Order("h2", 41)), RefusedWith(Reason::BALANCE_SHORT));
    ASSERT_THAT(client->HoldMinutes(context_, Order("h2", 40)), IsOk());
    EXPECT_THAT(client->PostHold(context_, first, 61), RefusedWith(Reason::POST_EXCEEDS_HOLD));
    const auto posted = client->PostHold(context_, first, 45);
    ASSERT_THAT(posted, IsOk());
    EXPECT_EQ(posted->posted_minutes(), 45);
    EXPECT_THAT(client->PostHold(context_, first, 45), IsOk());
    EXPECT_THAT(client->PostHold(context_, first, 44),
                RefusedWith(Reason::TRANSFER_EXISTS_WITH_DIFFERENT));
    EXPECT_THAT(client->VoidHold(context_, first), RefusedWith(Reason::LEDGER_TRANSFER_STATE));
    EXPECT_THAT(client->VoidHold(context_, second), IsOk());
    EXPECT_THAT(client->VoidHold(context_, second), IsOk());
    EXPECT_THAT(client->PostHold(context_, second, 0), RefusedWith(Reason::LEDGER_TRANSFER_STATE));
    EXPECT_THAT(client->PostHold(context_, absl::StrCat(kHer, "/holds/none"), 0),
                RefusedWith(Reason::NOT_AUTHORIZED));
    const auto account = client->GetTimeAccount(context_, kHer);
    ASSERT_THAT(account, IsOk());
    EXPECT_EQ(account->balance_minutes(), 55);
    EXPECT_EQ(account->available_minutes(), 55);
  }
}

TEST_F(TimeBankAsked, LetsAHoldExpire) {
  const std::string name = absl::StrCat(kHer, "/holds/h1");
  ASSERT_THAT(client_->HoldMinutes(context_, Order("h1", 60)), IsOk());
  ASSERT_THAT(fake_.HoldMinutes(context_, Order("h1", 60)), IsOk());
  Advance(absl::Hours(24));
  fake_.Expire(name);
  for (TimeBankClient* client : {client_.get(), static_cast<TimeBankClient*>(&fake_)}) {
    EXPECT_THAT(client->PostHold(context_, name, 0), RefusedWith(Reason::HOLD_EXPIRED));
    EXPECT_THAT(client->VoidHold(context_, name), RefusedWith(Reason::HOLD_EXPIRED));
  }
}

}  // namespace
}  // namespace linli::hours
