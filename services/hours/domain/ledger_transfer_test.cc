#include "services/hours/domain/ledger_transfer.h"

#include <functional>

#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

v1::Record Effective() {
  v1::Record record;
  record.set_name("volunteers/130502202601010001/records/r1");
  record.set_recording_unit("organizations/o1");
  record.set_kind(v1::Record::CREDIT);
  record.set_credited_minutes(120);
  record.mutable_confirm_time()->set_seconds(1'780'000'000);
  return record;
}

TEST(LedgerTransfer, IssuesCreditedMinutesFromTheRecordingUnitToTheVolunteer) {
  const v1::Transfer transfer = IssueFor(Effective());
  EXPECT_EQ(transfer.name(), "accounts/service-130502202601010001/transfers/r1");
  EXPECT_EQ(transfer.debit_account(), "accounts/service-issue-o1");
  EXPECT_EQ(transfer.credit_account(), "accounts/service-130502202601010001");
  EXPECT_EQ(transfer.minutes(), 120);
  EXPECT_EQ(transfer.code(), v1::Transfer::ISSUE);
}

TEST(LedgerTransfer, KeepsTheTwoCommoditiesInDifferentAccounts) {  // law 5
  EXPECT_NE(VolunteerAccount(v1::SERVICE_MINUTES, "n"),
            VolunteerAccount(v1::TIME_BANK_MINUTES, "n"));
  EXPECT_NE(IssuingAccount(v1::SERVICE_MINUTES, "o"), IssuingAccount(v1::TIME_BANK_MINUTES, "o"));
}

TEST(LedgerTransfer, TellsWhoseAVolunteersAccountIs) {
  for (const v1::Commodity commodity : {v1::SERVICE_MINUTES, v1::TIME_BANK_MINUTES}) {
    EXPECT_EQ(OwnerOf(VolunteerAccount(commodity, "V1305-x_1")), "V1305-x_1");
  }
}

TEST(LedgerTransfer, ExistsWhenAllButTheTimeOfPostingIsTheSame) {
  v1::Transfer asked = IssueFor(Effective());
  asked.mutable_post_time()->set_seconds(1);
  EXPECT_TRUE(SameTransfer(IssueFor(Effective()), asked).ok());
}

TEST(LedgerTransfer, NamesTheFirstFieldThatDiffers) {
  const struct {
    const char* field;
    std::function<void(v1::Transfer&)> change;
  } cases[] = {
      {"commodity", [](auto& t) { t.set_commodity(v1::TIME_BANK_MINUTES); }},
      {"debit_account", [](auto& t) { t.set_debit_account("accounts/service-issue-o2"); }},
      {"credit_account", [](auto& t) { t.set_credit_account("accounts/service-x"); }},
      {"minutes", [](auto& t) { t.set_minutes(121); }},
      {"code", [](auto& t) { t.set_code(v1::Transfer::REVERSAL); }},
      {"record", [](auto& t) { t.set_record("volunteers/x/records/y"); }},
      {"kind", [](auto& t) { t.set_kind(v1::Record::HONOUR); }},
      {"reverses", [](auto& t) { t.set_reverses("accounts/a/transfers/b"); }},
      {"exchange", [](auto& t) { t.set_exchange("gift-1"); }},
      {"reference", [](auto& t) { t.set_reference("something else"); }},
  };
  for (const auto& c : cases) {
    v1::Transfer asked = IssueFor(Effective());
    c.change(asked);
    const absl::Status status = SameTransfer(IssueFor(Effective()), asked);
    EXPECT_EQ(ReasonOf(status), Reason::TRANSFER_EXISTS_WITH_DIFFERENT);
    EXPECT_EQ(MentionOf(status, "field"), c.field);
  }
}

}  // namespace
}  // namespace linli::hours::domain
