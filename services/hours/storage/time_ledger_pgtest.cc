// Laws 4 and 5 for time-bank minutes and holds, said by the database itself.
#include <pqxx/pqxx>

#include "absl/strings/str_cat.h"
#include "tests/support/matchers.h"
#include "tests/support/postgres.h"

namespace linli::hours {
namespace {

class TimeLedger : public ::testing::Test {
 protected:
  pqxx::result Run(const std::string& conninfo, const std::string& sql) {
    pqxx::connection connection(conninfo);
    pqxx::work work(connection);
    work.exec("SET LOCAL search_path TO hours, public");
    pqxx::result rows = work.exec(sql);
    work.commit();
    return rows;
  }
  pqxx::result Sql(const std::string& sql) { return Run(test_.superuser_conninfo(), sql); }
  pqxx::result AsService(const std::string& sql) { return Run(test_.conninfo(), sql); }
  int64_t Number(const std::string& sql) { return Sql(sql)[0][0].as<int64_t>(); }

  static std::string Transfer(const std::string& who, const std::string& id,
                              const std::string& from, const std::string& to, int minutes,
                              const std::string& code,
                              const std::string& rest = "NULL, NULL, NULL, now()") {
    return absl::StrCat("INSERT INTO transfer VALUES ('", who, "', '", id,
                        "', 'TIME_BANK_MINUTES', '", from, "', '", to, "', ", minutes, ", '", code,
                        "', ", rest, ");");
  }
  static std::string Deposit(const std::string& who, const std::string& id, int minutes) {
    return Transfer(who, absl::StrCat("d-", id), "timebank-issue-o1",
                    absl::StrCat("timebank-", who), minutes, "DEPOSIT",
                    absl::StrCat("'", id, "', 'CREDIT', NULL, now()"));
  }
  static std::string Hold(const std::string& id, int minutes,
                          const std::string& purpose = "REDEMPTION") {
    return absl::StrCat(
        "INSERT INTO hold (volunteer_id, hold_id, purpose, minutes, credit_account, reference,"
        " held_by, expire_time, create_time) VALUES ('A', '",
        id, "', '", purpose, "', ", minutes, ", 'timebank-",
        purpose == "SERVICE" ? "clearing" : "redeemed",
        "-1305', '', 'services/awards', '2030-01-01', '2026-01-01');");
  }
  static std::string End(const std::string& id, const std::string& state, int minutes,
                         const std::string& time = "2026-06-01") {
    return absl::StrCat("UPDATE hold SET state = '", state, "', posted_minutes = ", minutes,
                        ", settle_time = '", time, "' WHERE hold_id = '", id, "';");
  }

  support::TestDatabase test_{"hours"};
};

TEST_F(TimeLedger, HoldsNoMoreThanThereIs) {  // law 4: a limit counts what is pending
  Sql(Deposit("A", "r1", 100));
  Sql(Hold("h1", 60));
  EXPECT_THROW(Sql(Hold("h2", 41)), pqxx::check_violation);
  EXPECT_THROW(Sql(Transfer("A", "w", "timebank-A", "timebank-redeemed-1305", 41, "WITHDRAWAL")),
               pqxx::check_violation);
  Sql(Hold("h2", 40));
  EXPECT_EQ(Number("SELECT held_minutes FROM account"), 100);
  EXPECT_EQ(Number("SELECT balance_minutes FROM account"), 100);
}

TEST_F(TimeLedger, HoldsNothingOfNothing) {
  EXPECT_THROW(Sql(Hold("h1", 1)), pqxx::check_violation);
}

TEST_F(TimeLedger, PostsWhatWasHeldByItself) {
  Sql(Deposit("A", "r1", 100));
  Sql(Hold("h1", 60));
  Sql(End("h1", "POSTED", 45));
  EXPECT_EQ(Number("SELECT balance_minutes FROM account"), 55);
  EXPECT_EQ(Number("SELECT held_minutes FROM account"), 0);
  EXPECT_EQ(Number("SELECT minutes FROM transfer WHERE hold_id = 'h1' AND code = 'REDEMPTION'"),
            45);
}

TEST_F(TimeLedger, EndsAHoldOnceAndInTime) {
  Sql(Deposit("A", "r1", 100));
  Sql(Hold("h1", 60) + Hold("h2", 10) + Hold("h3", 10));
  // Too much, nothing, too late, too early, back to where it was, or another hold altogether.
  for (const std::string& wrong :
       {End("h1", "POSTED", 61), End("h1", "POSTED", 0), End("h1", "POSTED", 60, "2030-01-01"),
        End("h1", "VOIDED", 0, "2030-01-01"), End("h1", "VOIDED", 1),
        End("h1", "EXPIRED", 0, "2029-12-31"), std::string("UPDATE hold SET reference = 'x'")}) {
    EXPECT_THROW(Sql(wrong), pqxx::check_violation) << wrong;
  }
  Sql(End("h1", "POSTED", 60) + End("h2", "VOIDED", 0) + End("h3", "EXPIRED", 0, "2030-01-01"));
  for (const char* id : {"h1", "h2", "h3"}) {
    EXPECT_THROW(Sql(End(id, "POSTED", 1)), pqxx::check_violation) << id;
    EXPECT_THROW(Sql(End(id, "VOIDED", 0)), pqxx::check_violation) << id;
  }
  EXPECT_THROW(Sql("DELETE FROM hold"), pqxx::restrict_violation);
  EXPECT_THROW(
      Sql("INSERT INTO hold SELECT volunteer_id, 'x', purpose, minutes, credit_account,"
          " reference, held_by, state, expire_time, posted_minutes, settle_time, create_time"
          " FROM hold WHERE hold_id = 'h2'"),
      pqxx::check_violation);
  EXPECT_EQ(Number("SELECT balance_minutes FROM account"), 40);
}

TEST_F(TimeLedger, TakesNoTransferOfAHoldThatTheHoldDoesNotSay) {
  Sql(Deposit("A", "r1", 100));
  Sql(Hold("h1", 60));
  EXPECT_THROW(Sql(Transfer("A", "hold-h1", "timebank-A", "timebank-redeemed-1305", 60,
                            "REDEMPTION", "NULL, NULL, NULL, now(), 'h1'")),
               pqxx::check_violation);
  EXPECT_THROW(Sql(Transfer("A", "x", "timebank-A", "timebank-redeemed-1305", 60, "REDEMPTION")),
               pqxx::check_violation);
}

TEST_F(TimeLedger, DepositsARecordOnce) {
  Sql(Deposit("A", "r1", 100));
  EXPECT_THROW(Sql(Transfer("A", "another id", "timebank-issue-o1", "timebank-A", 5, "DEPOSIT",
                            "'r1', 'CREDIT', NULL, now()")),
               pqxx::unique_violation);
  EXPECT_THROW(Sql(Transfer("A", "x", "timebank-issue-o1", "timebank-A", 5, "DEPOSIT")),
               pqxx::check_violation);
}

TEST_F(TimeLedger, GivesOneWhatItTakesFromAnother) {  // law 4, across cities too
  Sql(Deposit("A", "r1", 100));
  const auto leg = [](const std::string& who, int minutes, bool out, const std::string& exchange) {
    const std::string own = absl::StrCat("timebank-", who);
    const std::string city = absl::StrCat("timebank-clearing-", out ? "1305" : "1306");
    return Transfer(who, absl::StrCat(exchange, who), out ? own : city, out ? city : own, minutes,
                    "GIFT", absl::StrCat("NULL, NULL, NULL, now(), NULL, '", exchange, "'"));
  };
  for (const std::string& wrong :
       {leg("A", 10, true, "g"), leg("B", 10, false, "g"),
        leg("A", 10, true, "g") + leg("B", 11, false, "g"),
        leg("A", 10, true, "g") + leg("B", 5, false, "g") + leg("C", 5, false, "g"),
        leg("A", 10, true, "g") + leg("A", 10, false, "g2")}) {
    EXPECT_THROW(Sql(wrong), pqxx::check_violation) << wrong;
  }
  Sql(leg("A", 10, true, "g") + leg("B", 10, false, "g"));
  EXPECT_EQ(Number("SELECT balance_minutes FROM account WHERE volunteer_id = 'B'"), 10);
  EXPECT_THROW(Sql(leg("C", 10, false, "g")), pqxx::check_violation);
  EXPECT_EQ(Number("SELECT sum(minutes) FROM entry"), 0);
}

TEST_F(TimeLedger, KeepsEachKindOfTransferToItsAccounts) {
  Sql(Deposit("A", "r1", 100));
  const struct {
    const char* code;
    const char* from;
    const char* to;
  } wrong[] = {
      {"ISSUE", "timebank-issue-o1", "timebank-A"},
      {"WITHDRAWAL", "timebank-A", "timebank-pool-1305"},
      {"DONATION", "timebank-A", "timebank-redeemed-1305"},
      {"GRANT", "timebank-fund-1305", "timebank-A"},
      {"GUARANTEE", "timebank-pool-1305", "timebank-A"},
      {"GIFT", "timebank-A", "timebank-B"},
      {"SERVICE", "timebank-A", "timebank-clearing-1305"},
  };
  for (const auto& w : wrong) {
    EXPECT_THROW(Sql(Transfer("A", "x", w.from, w.to, 10, w.code)), pqxx::check_violation)
        << w.code;
  }
}

TEST_F(TimeLedger, LetsNothingOutOfAFrozenAccount) {
  Sql(Deposit("A", "r1", 100));
  Sql(Hold("h1", 60) + Hold("h2", 10));
  const auto freeze = [](const std::string& id) {
    return absl::StrCat(
        "INSERT INTO account_freeze (volunteer_id, freeze_id, frozen_by, reason,"
        " freeze_time) VALUES ('A', '",
        id, "', 'staff/a', 'x', '2026-01-01')");
  };
  Sql(freeze("f1"));
  EXPECT_THROW(Sql(freeze("f2")), pqxx::unique_violation);
  EXPECT_THROW(Sql(Transfer("A", "w", "timebank-A", "timebank-redeemed-1305", 1, "WITHDRAWAL")),
               pqxx::check_violation);
  EXPECT_THROW(Sql(End("h1", "POSTED", 1)), pqxx::check_violation);
  EXPECT_THROW(Sql(Hold("h3", 1)), pqxx::check_violation);
  Sql(End("h2", "VOIDED", 0));
  Sql(Deposit("A", "r2", 100));
  Sql("UPDATE account_freeze SET lifted_by = 'staff/a', lift_reason = 'x', lift_time = now()");
  Sql(End("h1", "POSTED", 60));
  EXPECT_THROW(Sql("UPDATE account_freeze SET lift_reason = 'y'"), pqxx::check_violation);
}

TEST_F(TimeLedger, IsOutOfTheServicesOwnHands) {
  for (const char* sql :
       {"UPDATE account SET held_minutes = 0", "UPDATE account SET frozen = false",
        "INSERT INTO account (volunteer_id, commodity, held_minutes) VALUES ('A', 'x', -9)",
        "UPDATE hold SET minutes = 1", "UPDATE hold SET expire_time = now()", "DELETE FROM hold",
        "DELETE FROM account_freeze", "UPDATE account_freeze SET reason = 'x'"}) {
    EXPECT_THROW(AsService(sql), pqxx::insufficient_privilege) << sql;
  }
}

}  // namespace
}  // namespace linli::hours
