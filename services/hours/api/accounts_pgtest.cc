// Time-bank accounts and the trial balance, through gRPC.
#include "services/hours/api/time_bank_fixture.h"

namespace linli::hours {
namespace {

class Accounts : public TimeBankTown {};

TEST_F(Accounts, OfWhoNeverDepositedAreEmpty) {
  EXPECT_EQ(Time(kHer).name(), absl::StrCat("accounts/timebank-", NumberOf(kHer)));
  EXPECT_EQ(Time(kHer).balance_minutes(), 0);
  EXPECT_EQ(Time(kHer).available_minutes(), 0);
}

TEST_F(Accounts, AreReadByHerselfAndWhoAnswersForThem) {
  v1::GetTimeAccountRequest request;
  request.set_volunteer(kHer);
  for (const char* who : {kHer, kCity, kAwards}) {
    EXPECT_THAT(host_.Call(*accounts_, &v1::AccountService::Stub::GetTimeAccount, who, request),
                IsOk())
        << who;
  }
  for (const char* who : {kHim, kManager, "staff/auditor"}) {
    EXPECT_THAT(host_.Call(*accounts_, &v1::AccountService::Stub::GetTimeAccount, who, request),
                RefusedWith(Reason::NOT_AUTHORIZED))
        << who;
  }
}

TEST_F(Accounts, AreFrozenOnceWithAReasonThatSheReads) {
  Fill(kHer, 30);
  const auto frozen = Freeze(kHer);
  ASSERT_THAT(frozen, IsOk());
  EXPECT_EQ(Time(kHer).freeze().reason(), "核查中");
  EXPECT_EQ(time::FromProto(Time(kHer).freeze().freeze_time()), now());
  EXPECT_THAT(Freeze(kHer), RefusedWith(Reason::ACCOUNT_FROZEN));
  Fill(kHer, 30);  // deposits come in
  EXPECT_EQ(Time(kHer).balance_minutes(), 60);
  const auto lifted = Unfreeze(kHer);
  ASSERT_THAT(lifted, IsOk());
  EXPECT_FALSE(lifted->has_freeze());
  EXPECT_THAT(Unfreeze(kHer), IsOk());
  EXPECT_EQ(Count("account_freeze WHERE lift_reason = '核查无误'"), 1);
  EXPECT_THAT(Freeze(kHer), IsOk());
  EXPECT_EQ(Count("account_freeze"), 2);
}

TEST_F(Accounts, AreFrozenByWhoRunsTheRegion) {
  for (const char* who : {kHer, kManager, kAwards, "staff/auditor"}) {
    EXPECT_THAT(Freeze(kHer, who), RefusedWith(Reason::NOT_AUTHORIZED)) << who;
  }
}

TEST_F(Accounts, BalanceInTheTrial) {  // law 4
  const auto record = Enter(Entry(kHer, now() - absl::Hours(48), absl::Hours(1)));
  ASSERT_THAT(record, IsOk());
  ASSERT_THAT(Confirm(record->name()), IsOk());
  Fill(kHer, 100);
  ASSERT_THAT(Hold("h1", 60), IsOk());
  ASSERT_THAT(Post("h1", 45), IsOk());
  const auto trial = TrialBalance();
  ASSERT_THAT(trial, IsOk());
  EXPECT_TRUE(trial->balanced());
  std::map<std::string, int64_t> balances;
  for (const auto& line : trial->lines()) {
    balances[absl::StrCat(v1::Commodity_Name(line.commodity()), " ", line.account_class(), " ",
                          line.city())] = line.balance_minutes();
  }
  EXPECT_EQ(balances, (std::map<std::string, int64_t>{{"SERVICE_MINUTES issue ", -60},
                                                      {"SERVICE_MINUTES volunteers ", 60},
                                                      {"TIME_BANK_MINUTES issue ", -100},
                                                      {"TIME_BANK_MINUTES redeemed 1305", 45},
                                                      {"TIME_BANK_MINUTES volunteers ", 55}}));
  EXPECT_THAT(TrialBalance(kCity), RefusedWith(Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::hours
