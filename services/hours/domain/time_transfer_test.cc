#include "services/hours/domain/time_transfer.h"

#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'790'000'000);

v1::Transfer Deposit() {
  v1::Record record;
  record.set_name("volunteers/A/records/r1");
  record.set_recording_unit("organizations/o1");
  record.set_kind(v1::Record::CREDIT);
  return DepositOf(record, 60, kNow);
}

TEST(TimeTransfer, DepositsFromWhoRecordedUnderTheRecordsId) {
  const v1::Transfer deposit = Deposit();
  EXPECT_EQ(deposit.name(), "accounts/timebank-A/transfers/deposit-r1");
  EXPECT_EQ(deposit.debit_account(), "accounts/timebank-issue-o1");
  EXPECT_EQ(deposit.credit_account(), "accounts/timebank-A");
  EXPECT_EQ(deposit.commodity(), v1::TIME_BANK_MINUTES);
  EXPECT_EQ(deposit.record(), "volunteers/A/records/r1");
  EXPECT_EQ(time::FromProto(deposit.post_time()), kNow);
}

TEST(TimeTransfer, TakesBackTheWholeDeposit) {
  const v1::Transfer undoing = UndoingOf(Deposit(), kNow + absl::Hours(1));
  EXPECT_EQ(undoing.name(), "accounts/timebank-A/transfers/undo-deposit-r1");
  EXPECT_EQ(undoing.debit_account(), "accounts/timebank-A");
  EXPECT_EQ(undoing.credit_account(), "accounts/timebank-issue-o1");
  EXPECT_EQ(undoing.minutes(), 60);
  EXPECT_EQ(undoing.reverses(), Deposit().name());
}

TEST(TimeTransfer, ExchangesThroughTheClearingAccountsOfBothCities) {
  const auto both = ExchangeOf({"A", "1305", "given-1"}, {"B", "1306", "gift-A-1"}, "A-gift-1", 30,
                               v1::Transfer::GIFT, kNow);
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].debit_account(), "accounts/timebank-A");
  EXPECT_EQ(both[0].credit_account(), "accounts/timebank-clearing-1305");
  EXPECT_EQ(both[1].debit_account(), "accounts/timebank-clearing-1306");
  EXPECT_EQ(both[1].credit_account(), "accounts/timebank-B");
  for (const v1::Transfer& one : both) {
    EXPECT_EQ(one.exchange(), "A-gift-1");
    EXPECT_EQ(one.minutes(), 30);
  }
}

}  // namespace
}  // namespace linli::hours::domain
