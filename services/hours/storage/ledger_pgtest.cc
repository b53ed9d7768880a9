// Laws 4 and 5, said by the database itself.
#include <pqxx/pqxx>

#include "absl/strings/str_cat.h"
#include "common/db/database.h"
#include "services/hours/domain/ledger_transfer.h"
#include "services/hours/storage/ledger_store.h"
#include "tests/support/matchers.h"
#include "tests/support/postgres.h"

namespace linli::hours {
namespace {

class Ledger : public ::testing::Test {
 protected:
  static v1::Transfer Issue(const std::string& id = "r1", int minutes = 120) {
    v1::Record record;
    record.set_name("volunteers/V1305032611222222A/records/" + id);
    record.set_recording_unit("organizations/o1");
    record.set_kind(v1::Record::CREDIT);
    record.set_credited_minutes(minutes);
    record.mutable_confirm_time()->set_seconds(1'790'000'000);
    return domain::IssueFor(record);
  }
  static v1::Transfer ReversalOf(const v1::Transfer& issue, const std::string& id) {
    v1::Transfer reversal = issue;
    reversal.set_name(absl::StrCat(issue.credit_account(), "/transfers/", id));
    std::swap(*reversal.mutable_debit_account(), *reversal.mutable_credit_account());
    reversal.set_code(v1::Transfer::REVERSAL);
    reversal.set_reverses(issue.name());
    return reversal;
  }

  absl::Status Post(const std::vector<v1::Transfer>& transfers) {
    return database_.Write(absl::Now() + absl::Seconds(10), db::Database::InDoubt::kFail,
                           [&](db::Tx& tx) { return store::Post(tx, transfers); });
  }
  int64_t Balance() {
    int64_t balance = 0;
    EXPECT_THAT(database_.Read(absl::Now() + absl::Seconds(10),
                               [&](db::Tx& tx) {
                                 balance = store::ReadAccount(tx, "V1305032611222222A",
                                                              v1::SERVICE_MINUTES)
                                               .balance_minutes();
                                 return absl::OkStatus();
                               }),
                IsOk());
    return balance;
  }
  pqxx::result Run(const std::string& conninfo, const std::string& sql) {
    pqxx::connection connection(conninfo);
    pqxx::work work(connection);
    work.exec("SET LOCAL search_path TO hours, public");
    pqxx::result rows = work.exec(sql);
    work.commit();
    return rows;
  }
  pqxx::result AsSuperuser(const std::string& sql) { return Run(test_.superuser_conninfo(), sql); }
  pqxx::result AsService(const std::string& sql) { return Run(test_.conninfo(), sql); }

  support::TestDatabase test_{"hours"};
  db::Database database_{{test_.conninfo(), "hours", 4}};
};

TEST_F(Ledger, MovesTheBalanceWithEachTransfer) {
  ASSERT_THAT(Post({Issue("r1", 120), Issue("r2", 30)}), IsOk());
  EXPECT_EQ(Balance(), 150);
  EXPECT_EQ(AsSuperuser("SELECT sum(minutes) FROM entry")[0][0].as<int>(), 0);
}

TEST_F(Ledger, PostsATransferOnceUnderItsId) {  // law 4, exists
  ASSERT_THAT(Post({Issue()}), IsOk());
  ASSERT_THAT(Post({Issue(), Issue("r2", 30)}), IsOk());
  EXPECT_EQ(Balance(), 150);
}

TEST_F(Ledger, RefusesAnotherTransferUnderTheSameId) {  // law 4, exists_with_different
  ASSERT_THAT(Post({Issue("r1", 120)}), IsOk());
  const absl::Status refused = Post({Issue("r2", 30), Issue("r1", 121)});
  EXPECT_THAT(refused, RefusedWith(Reason::TRANSFER_EXISTS_WITH_DIFFERENT));
  EXPECT_EQ(MentionOf(refused, "field"), "minutes");
  EXPECT_EQ(Balance(), 120) << "nothing of the transaction stays";
}

TEST_F(Ledger, OnlyGrows) {  // law 4
  ASSERT_THAT(Post({Issue()}), IsOk());
  for (const char* sql :
       {"UPDATE transfer SET minutes = 999", "DELETE FROM transfer", "TRUNCATE transfer CASCADE"}) {
    EXPECT_THROW(AsSuperuser(sql), pqxx::restrict_violation) << sql;
    EXPECT_THROW(AsService(sql), pqxx::insufficient_privilege) << sql;
  }
  EXPECT_EQ(Balance(), 120);
}

TEST_F(Ledger, KeepsBalancesFromTheServicesOwnHands) {  // law 4
  ASSERT_THAT(Post({Issue()}), IsOk());
  for (const char* sql : {"UPDATE account SET balance_minutes = 999", "DELETE FROM account",
                          "INSERT INTO account VALUES ('x', 'SERVICE_MINUTES', 999)"}) {
    EXPECT_THROW(AsService(sql), pqxx::insufficient_privilege) << sql;
  }
}

TEST_F(Ledger, UndoesATransferByAContraEntryThatNamesItOnce) {  // law 4
  ASSERT_THAT(Post({Issue()}), IsOk());
  ASSERT_THAT(Post({ReversalOf(Issue(), "u1")}), IsOk());
  EXPECT_EQ(Balance(), 0);
  EXPECT_FALSE(Post({ReversalOf(Issue(), "u2")}).ok());
  EXPECT_EQ(Balance(), 0);
}

TEST_F(Ledger, UndoesNothingButTheWholeTransfer) {  // law 4
  ASSERT_THAT(Post({Issue("r1", 120), Issue("r2", 30)}), IsOk());
  v1::Transfer more = ReversalOf(Issue("r1", 120), "u1"), other = more, none = more;
  more.set_minutes(121);
  other.set_credit_account("accounts/service-issue-o2");
  none.set_reverses("accounts/service-V1305032611222222A/transfers/nothing");
  for (const v1::Transfer& wrong : {more, other, none}) EXPECT_FALSE(Post({wrong}).ok());
  EXPECT_EQ(Balance(), 150);
}

TEST_F(Ledger, NeverSpendsCertifiedService) {  // law 5
  ASSERT_THAT(Post({Issue()}), IsOk());
  const struct {
    const char* commodity;
    const char* debit;
    const char* credit;
  } cases[] = {
      // Out of the service account, to an issuer or to the time bank, under either commodity.
      {"SERVICE_MINUTES", "service-V1305032611222222A", "service-issue-o1"},
      {"SERVICE_MINUTES", "service-V1305032611222222A", "timebank-V1305032611222222A"},
      {"TIME_BANK_MINUTES", "service-V1305032611222222A", "timebank-V1305032611222222A"},
      // Certified by nobody.
      {"SERVICE_MINUTES", "timebank-issue-o1", "service-V1305032611222222A"},
  };
  for (const auto& c : cases) {
    EXPECT_THROW(
        AsSuperuser(absl::StrCat("INSERT INTO transfer VALUES ('V1305032611222222A', 'x', '",
                                 c.commodity, "', '", c.debit, "', '", c.credit,
                                 "', 60, 'ISSUE', 'r', 'CREDIT', NULL, now())")),
        pqxx::check_violation)
        << c.commodity << " " << c.debit << " " << c.credit;
  }
  EXPECT_EQ(Balance(), 120);
}

TEST_F(Ledger, NeverFallsBelowZero) {  // law 4
  EXPECT_THROW(
      AsSuperuser("INSERT INTO transfer VALUES ('V1305032611222222A', 'x', 'TIME_BANK_MINUTES',"
                  " 'timebank-V1305032611222222A', 'timebank-issue-o1', 60, 'ISSUE', 'r',"
                  " 'CREDIT', NULL, now())"),
      pqxx::check_violation);
}

TEST_F(Ledger, KeepsWhatWasRecordedAsItWas) {  // law 9: old facts stay
  for (const char* column :
       {"kind = 'CREDIT'", "start_time = now()", "recording_unit = 'organizations/x'"}) {
    EXPECT_THROW(AsService(absl::StrCat("UPDATE service_record SET ", column)),
                 pqxx::insufficient_privilege);
  }
  EXPECT_THROW(AsService("DELETE FROM service_record"), pqxx::insufficient_privilege);
  EXPECT_THROW(AsService("UPDATE policy SET body = '{}'"), pqxx::insufficient_privilege);
}

}  // namespace
}  // namespace linli::hours
