// Law 12 for holds and the time bank: each broken invariant is found.
#include "services/hours/api/time_bank_fixture.h"
#include "services/hours/jobs/verifier.h"

namespace linli::hours {
namespace {

class LedgerVerifier : public TimeBankTown {
 protected:
  LedgerVerifier() {
    Fill(kHer, 200);
    EXPECT_THAT(Hold("h1", 60), IsOk());
    EXPECT_THAT(Hold("h2", 20), IsOk());
    EXPECT_THAT(Post("h1"), IsOk());
  }

  double FoundAfter(const std::string& sql, const std::string& invariant) {
    Sql("SET LOCAL session_replication_role = replica; " + sql);
    EXPECT_THAT(jobs::Verify(host_->database(), host_->metrics(), absl::Now() + absl::Seconds(10)),
                IsOk());
    return host_->metrics()
        .GaugeOf("linli_invariant_violations", "Rows that break what must always be true.",
                 {{"service", "hours"}, {"invariant", invariant}})
        .Value();
  }
};

TEST_F(LedgerVerifier, FindsNothingWhenAllIsWell) {
  for (const char* invariant :
       {"held_is_sum_of_pending_holds", "held_is_within_balance", "posted_hold_is_one_transfer",
        "exchange_is_whole", "frozen_is_an_open_freeze"}) {
    EXPECT_EQ(FoundAfter("SELECT 1", invariant), 0) << invariant;
  }
}

TEST_F(LedgerVerifier, FindsWhatDoesNotAgree) {
  const struct {
    const char* sql;
    const char* invariant;
  } cases[] = {
      {"UPDATE account SET held_minutes = held_minutes + 1", "held_is_sum_of_pending_holds"},
      {"UPDATE hold SET minutes = 29 WHERE hold_id = 'h2'", "held_is_sum_of_pending_holds"},
      {"UPDATE account SET held_minutes = 999", "held_is_within_balance"},
      {"DELETE FROM transfer WHERE hold_id = 'h1'", "posted_hold_is_one_transfer"},
      {"UPDATE account SET frozen = true", "frozen_is_an_open_freeze"},
      {"INSERT INTO transfer VALUES ('A', 'g', 'TIME_BANK_MINUTES', 'timebank-A',"
       " 'timebank-clearing-1305', 5, 'GIFT', NULL, NULL, NULL, now(), NULL, 'g')",
       "exchange_is_whole"},
  };
  for (const auto& c : cases) EXPECT_GT(FoundAfter(c.sql, c.invariant), 0) << c.sql;
}

}  // namespace
}  // namespace linli::hours
