// The time bank through gRPC: in from records, out for service, gifts and donations.
#include <atomic>
#include <thread>

#include "services/hours/api/time_bank_fixture.h"

namespace linli::hours {
namespace {

class TimeBank : public TimeBankTown {
 protected:
  // An effective record by check-in of so many hours, from now on.
  std::string Served(int hours, const std::string& volunteer = kHer) {
    const std::string shift = absl::StrCat("organizations/o1/activities/a1/shifts/s-", ++shifts_);
    const auto out = Serve(volunteer, shift, now(), absl::Hours(hours));
    EXPECT_THAT(out, IsOk());
    EXPECT_THAT(Confirm(out->records(0)), IsOk());
    Advance(absl::Hours(1));
    return out->records(0);
  }

  v1::GiveMinutesRequest Gift(const std::string& id, int64_t minutes,
                              const std::string& recipient = kHim) {
    v1::GiveMinutesRequest request;
    request.set_volunteer(kHer);
    request.set_gift_id(id);
    request.set_recipient(recipient);
    request.set_minutes(minutes);
    request.set_relation(v1::GiveMinutesRequest::RELATIVE);
    request.add_proof("户口簿 2026-1");
    return request;
  }
  absl::StatusOr<v1::Transfer> Give(const v1::GiveMinutesRequest& request) {
    return host_.Call(*bank_, &v1::TimeBankService::Stub::GiveMinutes, request.volunteer(),
                      request);
  }
  absl::StatusOr<v1::Transfer> Donate(const std::string& id, int64_t minutes,
                                      const std::string& as = kHer) {
    v1::DonateMinutesRequest request;
    request.set_volunteer(kHer);
    request.set_donation_id(id);
    request.set_minutes(minutes);
    return host_.Call(*bank_, &v1::TimeBankService::Stub::DonateMinutes, as, request);
  }
  absl::StatusOr<v1::Transfer> Grant(const std::string& id, int64_t minutes,
                                     const std::string& as = kCity) {
    v1::GrantMinutesRequest request;
    request.set_volunteer(kHim);
    request.set_grant_id(id);
    request.set_minutes(minutes);
    request.set_reference("民发〔2026〕17号");
    return host_.Call(*bank_, &v1::TimeBankService::Stub::GrantMinutes, as, request);
  }

  int shifts_ = 0;
};

TEST_F(TimeBank, TakesARecordByItsCoefficientAndLeavesTheRecordAlone) {  // S4-38, law 5
  v1::TimeBankPolicy bank = Bank();
  auto* one = bank.add_service_classes();
  one->set_code("0009");
  one->set_percent(150);
  Open(bank);
  const std::string record = Served(1);
  const auto deposit = Deposit(record);
  ASSERT_THAT(deposit, IsOk());
  EXPECT_EQ(deposit->code(), v1::Transfer::DEPOSIT);
  EXPECT_EQ(deposit->minutes(), 90);
  EXPECT_EQ(deposit->record(), record);
  EXPECT_EQ(Time(kHer).balance_minutes(), 90);
  EXPECT_EQ(CreditedTo(kHer), 60);
  EXPECT_EQ(RecordOf(record).credited_minutes(), 60);
}

TEST_F(TimeBank, TakesARecordOnceHoweverManyAsk) {
  const std::string record = Served(1);
  std::atomic<int> answered = 0;
  std::vector<std::thread> callers;
  for (int i = 0; i < 16; ++i) {
    callers.emplace_back([&] { answered += Deposit(record).ok() ? 1 : 0; });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(answered, 16);
  EXPECT_EQ(Time(kHer).balance_minutes(), 60);
  EXPECT_THAT(Deposit(record, true), RefusedWith(Reason::ALREADY_DEPOSITED));
}

TEST_F(TimeBank, TakesWhatCountsAlone) {
  const auto entered = Enter(Entry(kHer, now() - absl::Hours(48), absl::Hours(1)));
  ASSERT_THAT(entered, IsOk());
  EXPECT_THAT(Deposit(entered->name()), RefusedWith(Reason::RECORD_STATE));
  ASSERT_THAT(Confirm(entered->name()), IsOk());
  EXPECT_THAT(Deposit(entered->name()), RefusedWith(Reason::TIME_BANK_CLOSED)) << "honour hours";
  EXPECT_THAT(Deposit(absl::StrCat(kHer, "/records/none")),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  v1::DepositRecordRequest request;
  request.set_record(Served(1));
  EXPECT_THAT(host_.Call(*bank_, &v1::TimeBankService::Stub::DepositRecord, kHim, request),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(TimeBank, SendsWhatIsOverTheCapToThePool) {
  v1::TimeBankPolicy bank = Bank();
  bank.set_cap_minutes(100);
  Open(bank);
  ASSERT_THAT(Deposit(Served(1)), IsOk());
  const std::string second = Served(1);
  EXPECT_THAT(Deposit(second), RefusedWith(Reason::TIME_BANK_CAP));
  ASSERT_THAT(Deposit(second, true), IsOk());
  EXPECT_EQ(Time(kHer).balance_minutes(), 60);
  EXPECT_EQ(Count("transfer WHERE code = 'DONATION' AND minutes = 60"), 1);
  EXPECT_THAT(Deposit(second, true), IsOk());
  EXPECT_EQ(Count("transfer WHERE code = 'DONATION'"), 1);
}

TEST_F(TimeBank, TakesTheTimeOfGroupsForThePoolAlone) {
  v1::TimeBankPolicy bank = Bank();
  bank.set_provider_age(18);
  Open(bank);
  Live(kHer, "regions/130503", "2010-01-01");
  const std::string record = Served(1);
  EXPECT_THAT(Deposit(record), RefusedWith(Reason::DONATION_ONLY));
  EXPECT_THAT(Deposit(record, true), IsOk());
  EXPECT_EQ(Time(kHer).balance_minutes(), 0);
}

TEST_F(TimeBank, IsClosedWhereNobodyOpenedOne) {
  Live(kHer, "regions/140102");
  EXPECT_THAT(Deposit(Served(1)), RefusedWith(Reason::TIME_BANK_CLOSED));
  EXPECT_THAT(Withdraw("w1", 1), RefusedWith(Reason::TIME_BANK_CLOSED));
  EXPECT_THAT(Donate("d1", 1), RefusedWith(Reason::TIME_BANK_CLOSED));
  EXPECT_THAT(Give(Gift("g1", 1)), RefusedWith(Reason::TIME_BANK_CLOSED));
}

TEST_F(TimeBank, PaysOutServiceWhenSheNeedsItWhereTheCitySaysSo) {  // S4-38
  Fill(kHer, 100);
  const auto used = Withdraw("w1", 60);
  ASSERT_THAT(used, IsOk());
  EXPECT_EQ(used->credit_account(), "accounts/timebank-redeemed-1305");
  EXPECT_THAT(Withdraw("w1", 60), IsOk());
  EXPECT_THAT(Withdraw("w1", 61), RefusedWith(Reason::TRANSFER_EXISTS_WITH_DIFFERENT));
  EXPECT_THAT(Withdraw("w2", 41), RefusedWith(Reason::BALANCE_SHORT));
  EXPECT_EQ(Time(kHer).balance_minutes(), 40);
  v1::TimeBankPolicy bank = Bank();
  bank.set_redeem_age(60);
  Open(bank);
  EXPECT_THAT(Withdraw("w2", 40), RefusedWith(Reason::TIME_BANK_AGE));
  EXPECT_THAT(Withdraw("w1", 60), IsOk()) << "what was done stays done";
  bank.set_redeem_age(0);
  bank.set_withdrawals(false);
  Open(bank);
  EXPECT_THAT(Withdraw("w2", 40), RefusedWith(Reason::TIME_BANK_CLOSED));
}

TEST_F(TimeBank, GivesToARelativeWithProof) {
  Fill(kHer, 100);
  const auto gift = Give(Gift("g1", 60));
  ASSERT_THAT(gift, IsOk());
  EXPECT_EQ(gift->reference(), kHim);
  EXPECT_THAT(Give(Gift("g1", 60)), IsOk());
  EXPECT_EQ(Time(kHer).balance_minutes(), 40);
  EXPECT_EQ(Time(kHim).balance_minutes(), 60);
  EXPECT_EQ(Count("time_gift WHERE proof = '{户口簿 2026-1}'"), 1);
  EXPECT_THAT(Give(Gift("g1", 60, "volunteers/V1305032611999999Z")),
              RefusedWith(Reason::TIME_BANK_CLOSED));
  v1::GiveMinutesRequest bare = Gift("g2", 1);
  bare.clear_proof();
  EXPECT_THAT(Give(bare), Violates("proof", Reason::GIFT_PROOF_MISSING));
  EXPECT_THAT(Give(Gift("g2", 1, kHer)), Violates("recipient", Reason::FIELD_UNKNOWN_VALUE));
  EXPECT_THAT(Give(Gift("g2", 41)), RefusedWith(Reason::BALANCE_SHORT));
}

TEST_F(TimeBank, GivesToAnotherCityThroughClearingAccounts) {
  Fill(kHer, 100);
  Live(kHim, "regions/130602");
  v1::TimeBankPolicy bank = Bank();
  Open(bank, "1306");
  EXPECT_THAT(Give(Gift("g1", 60)), RefusedWith(Reason::TIME_BANK_CLOSED));
  bank.set_across_cities(true);
  Open(bank);
  Open(bank, "1306");
  ASSERT_THAT(Give(Gift("g1", 60)), IsOk());
  EXPECT_EQ(Time(kHim).balance_minutes(), 60);
  const auto trial = TrialBalance();
  ASSERT_THAT(trial, IsOk());
  EXPECT_TRUE(trial->balanced());
  std::map<std::string, int64_t> clearing;
  for (const auto& line : trial->lines()) {
    if (line.account_class() == "clearing") clearing[line.city()] = line.balance_minutes();
  }
  EXPECT_EQ(clearing, (std::map<std::string, int64_t>{{"1305", 60}, {"1306", -60}}));
}

// Gifts both ways at once wait for each other in order, and the sum stays.
TEST_F(TimeBank, GivesBothWaysAtOnce) {  // law 4
  Fill(kHer, 100);
  Fill(kHim, 100);
  std::vector<std::thread> callers;
  for (int i = 0; i < 16; ++i) {
    callers.emplace_back([&, i] {
      v1::GiveMinutesRequest gift = Gift(absl::StrCat("g", i), 10, i % 2 == 0 ? kHim : kHer);
      gift.set_volunteer(i % 2 == 0 ? kHer : kHim);
      EXPECT_THAT(Give(gift), IsOk());
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(Time(kHer).balance_minutes(), 100);
  EXPECT_EQ(Time(kHim).balance_minutes(), 100);
}

TEST_F(TimeBank, GrantsFromThePoolWhatWasDonated) {
  Fill(kHer, 100);
  EXPECT_THAT(Grant("n1", 1), RefusedWith(Reason::BALANCE_SHORT));
  ASSERT_THAT(Donate("d1", 60), IsOk());
  EXPECT_THAT(Donate("d1", 60), IsOk());
  EXPECT_THAT(Donate("d2", 1, kHim), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Grant("n1", 61), RefusedWith(Reason::BALANCE_SHORT));
  EXPECT_THAT(Grant("n1", 60, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  std::atomic<int> granted = 0;
  std::vector<std::thread> callers;
  for (int i = 0; i < 8; ++i) {
    callers.emplace_back([&, i] { granted += Grant(absl::StrCat("r", i), 40).ok() ? 1 : 0; });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(granted, 1);
  EXPECT_EQ(Time(kHim).balance_minutes(), 40);
}

TEST_F(TimeBank, HandsWhatSomebodyLeftToAnHeir) {
  Fill(kHer, 100);
  ASSERT_THAT(Hold("h1", 30), IsOk());
  v1::InheritMinutesRequest request;
  request.set_volunteer(kHer);
  request.set_inheritance_id("i1");
  request.set_heir(kHim);
  request.add_proof("公证书 2026-9");
  const auto inherit = [&](const std::string& as = kCity) {
    return host_.Call(*bank_, &v1::TimeBankService::Stub::InheritMinutes, as, request);
  };
  EXPECT_THAT(inherit(), RefusedWith(Reason::TIME_BANK_CLOSED));
  v1::TimeBankPolicy bank = Bank();
  bank.set_inheritance(true);
  Open(bank);
  EXPECT_THAT(inherit(), RefusedWith(Reason::VOLUNTEER_STATE));
  registration::v1::Volunteer file;
  file.set_name(kHer);
  file.set_state(registration::v1::VOLUNTEER_DECEASED);
  file.set_service_region("regions/130503");
  registration_.Put(file);
  EXPECT_THAT(inherit(kHim), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto first = inherit();
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->minutes(), 70);
  EXPECT_THAT(inherit(), IsOk());
  EXPECT_EQ(Time(kHim).balance_minutes(), 70);
  EXPECT_EQ(Time(kHer).balance_minutes(), 30);
  EXPECT_EQ(Count("time_gift WHERE relation = 'HEIR'"), 1);
  request.set_inheritance_id("i2");
  EXPECT_THAT(inherit(), RefusedWith(Reason::BALANCE_SHORT));
}

TEST_F(TimeBank, LetsNothingOutOfAFrozenAccount) {
  Fill(kHer, 100);
  ASSERT_THAT(Freeze(kHer), IsOk());
  EXPECT_THAT(Withdraw("w1", 1), RefusedWith(Reason::ACCOUNT_FROZEN));
  EXPECT_THAT(Give(Gift("g1", 1)), RefusedWith(Reason::ACCOUNT_FROZEN));
  EXPECT_THAT(Donate("d1", 1), RefusedWith(Reason::ACCOUNT_FROZEN));
  EXPECT_THAT(Deposit(Served(1)), IsOk());
}

}  // namespace
}  // namespace linli::hours
