// Deposits whose records no longer count.
#include <memory>

#include "linli/hours/v1/amendment_service.grpc.pb.h"
#include "services/hours/api/time_bank_fixture.h"
#include "services/hours/jobs/deposits.h"

namespace linli::hours {
namespace {

class DepositsToTakeBack : public TimeBankTown {
 protected:
  DepositsToTakeBack() {
    const auto out = Serve(kHer, kShift, now(), absl::Hours(2));
    EXPECT_THAT(out, IsOk());
    record_ = out->records(0);
    EXPECT_THAT(Confirm(record_), IsOk());
    EXPECT_THAT(Deposit(record_), IsOk());
  }

  void Reverse() {
    v1::ReverseRecordRequest proposal;
    proposal.set_name(record_);
    proposal.set_reason(v1::Ending::NOT_PRESENT);
    proposal.set_explanation("当天没有到场");
    const auto proposed =
        host_.Call(*amendments_, &v1::AmendmentService::Stub::ReverseRecord, kLeader, proposal);
    ASSERT_THAT(proposed, IsOk());
    v1::DecideAmendmentRequest decision;
    decision.set_name(proposed->name());
    decision.set_apply(true);
    decision.set_decision("已核对");
    ASSERT_THAT(
        host_.Call(*amendments_, &v1::AmendmentService::Stub::DecideAmendment, kManager, decision),
        IsOk());
  }
  absl::Status Undo() {
    return jobs::UndoDeposits(host_->database(), now(), absl::Now() + absl::Seconds(30));
  }

  std::unique_ptr<v1::AmendmentService::Stub> amendments_ =
      v1::AmendmentService::NewStub(host_.channel());
  std::string record_;
};

TEST_F(DepositsToTakeBack, StayAsLongAsTheRecordCounts) {
  ASSERT_THAT(Undo(), IsOk());
  EXPECT_EQ(Time(kHer).balance_minutes(), 120);
}

TEST_F(DepositsToTakeBack, GoByAContraEntryOnce) {  // law 4
  Reverse();
  ASSERT_THAT(Undo(), IsOk());
  ASSERT_THAT(Undo(), IsOk());
  EXPECT_EQ(Time(kHer).balance_minutes(), 0);
  EXPECT_EQ(Count("transfer WHERE code = 'REVERSAL' AND commodity = 'TIME_BANK_MINUTES'"), 1);
  EXPECT_THAT(Deposit(record_), IsOk()) << "what was deposited is answered as it stands";
  EXPECT_EQ(Time(kHer).balance_minutes(), 0);
}

TEST_F(DepositsToTakeBack, AreCoveredByTheFundWhereTheyAreSpent) {
  v1::TimeBankPolicy bank = Bank();
  bank.set_guarantee_fund(true);
  Open(bank);
  ASSERT_THAT(Withdraw("w1", 50), IsOk());
  ASSERT_THAT(Hold("h1", 30), IsOk());
  Reverse();
  ASSERT_THAT(Undo(), IsOk());
  // 70 left, 30 of them promised: 40 can go, 80 stand on the fund.
  EXPECT_EQ(Count("transfer WHERE code = 'GUARANTEE' AND minutes = 80"
                  " AND debit_account = 'timebank-fund-1305'"),
            1);
  EXPECT_EQ(Time(kHer).balance_minutes(), 30);
  EXPECT_EQ(Time(kHer).available_minutes(), 0);
  EXPECT_THAT(Post("h1"), IsOk());
}

TEST_F(DepositsToTakeBack, FreezeTheAccountWhereThereIsNoFund) {
  ASSERT_THAT(Withdraw("w1", 50), IsOk());
  Reverse();
  ASSERT_THAT(Undo(), IsOk());
  ASSERT_THAT(Undo(), IsOk());
  EXPECT_TRUE(Time(kHer).has_freeze());
  EXPECT_EQ(Time(kHer).balance_minutes(), 70);
  EXPECT_EQ(Count("account_freeze"), 1);
}

}  // namespace
}  // namespace linli::hours
