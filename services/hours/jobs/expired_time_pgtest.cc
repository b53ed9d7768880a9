// Deposits that end, where a city says so.
#include "services/hours/api/time_bank_fixture.h"
#include "services/hours/jobs/expired_time.h"

namespace linli::hours {
namespace {

class TimeThatEnds : public TimeBankTown {
 protected:
  // Two hours deposited at the end of a shift that begins now.
  void DepositTwoHours(const std::string& id) {
    const auto out =
        Serve(kHer, "organizations/o1/activities/a1/shifts/" + id, now(), absl::Hours(2));
    ASSERT_THAT(out, IsOk());
    ASSERT_THAT(Confirm(out->records(0)), IsOk());
    ASSERT_THAT(Deposit(out->records(0)), IsOk());
  }
  void OpenWithExpiry(int days) {
    v1::TimeBankPolicy bank = Bank();
    bank.set_expiry_days(days);
    Open(bank);
  }
  absl::Status Expire(absl::Time at) {
    return jobs::ExpireTime(host_->database(), at, absl::Now() + absl::Seconds(30));
  }
};

TEST_F(TimeThatEnds, StaysWhereTheCitySaysNothing) {
  DepositTwoHours("s1");
  ASSERT_THAT(Expire(now() + absl::Hours(24 * 36'500)), IsOk());
  EXPECT_EQ(Time(kHer).balance_minutes(), 120);
}

TEST_F(TimeThatEnds, EndsAtItsTimeByThePolicyOfItsDay) {  // law 9
  OpenWithExpiry(10);
  DepositTwoHours("s1");
  const absl::Time ends = now() + absl::Hours(240);
  OpenWithExpiry(0);  // later, and not for what was deposited before
  ASSERT_THAT(Expire(ends - absl::Microseconds(1)), IsOk());
  EXPECT_EQ(Time(kHer).balance_minutes(), 120);
  ASSERT_THAT(Expire(ends), IsOk());
  ASSERT_THAT(Expire(ends), IsOk());
  EXPECT_EQ(Time(kHer).balance_minutes(), 0);
  EXPECT_EQ(Count("transfer WHERE code = 'EXPIRY' AND credit_account = 'timebank-expired-1305'"),
            1);
  EXPECT_EQ(CreditedTo(kHer), 120) << "the service itself stays on record";
}

TEST_F(TimeThatEnds, CountsWhatWasUsedAgainstTheOldest) {
  OpenWithExpiry(10);
  DepositTwoHours("s1");
  const absl::Time first = now() + absl::Hours(240);
  Advance(absl::Hours(24));
  DepositTwoHours("s2");
  ASSERT_THAT(Withdraw("w1", 50), IsOk());
  v1::HoldMinutesRequest held = HoldRequest("h1", 150);
  *held.mutable_expire_time() = time::ToProto(now() + absl::Hours(24 * 20));
  ASSERT_THAT(Hold(held), IsOk());
  // 70 of the first are left; only 40 are free, the others are promised away.
  ASSERT_THAT(Expire(first), IsOk());
  EXPECT_EQ(Time(kHer).balance_minutes(), 150);
  ASSERT_THAT(Void("h1"), IsOk());
  ASSERT_THAT(Expire(first), IsOk());
  EXPECT_EQ(Time(kHer).balance_minutes(), 120);
}

}  // namespace
}  // namespace linli::hours
