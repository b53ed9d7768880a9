// Law 12: each broken invariant is found.
#include "services/hours/api/town_fixture.h"
#include "services/hours/jobs/verifier.h"

namespace linli::hours {
namespace {

class Verifier : public HoursTown {
 protected:
  Verifier() {
    const auto out = Serve(kHer, kShift, now(), absl::Hours(2));
    EXPECT_THAT(out, IsOk());
    EXPECT_THAT(Confirm(out->records(0)), IsOk());
  }

  // Past every guarantee of the database.
  void Break(const std::string& sql) {
    Sql("SET LOCAL session_replication_role = replica; " + sql);
  }
  double Found(const std::string& invariant) {
    EXPECT_THAT(jobs::Verify(host_->database(), host_->metrics(), absl::Now() + absl::Seconds(10)),
                IsOk());
    return host_->metrics()
        .GaugeOf("linli_invariant_violations", "Rows that break what must always be true.",
                 {{"service", "hours"}, {"invariant", invariant}})
        .Value();
  }
};

TEST_F(Verifier, FindsNothingWhenAllIsWell) {
  for (const char* invariant :
       {"entries_sum_to_zero", "balance_is_sum_of_entries", "balance_is_not_negative",
        "credited_within_payable_within_interval", "record_within_shift", "no_overlapping_records",
        "effective_is_posted"}) {
    EXPECT_EQ(Found(invariant), 0) << invariant;
  }
}

TEST_F(Verifier, FindsABalanceThatIsNotTheSumOfItsEntries) {
  Break("UPDATE account SET balance_minutes = balance_minutes + 1");
  EXPECT_EQ(Found("balance_is_sum_of_entries"), 1);
}

TEST_F(Verifier, FindsATransferThatWasRaised) {
  Break("UPDATE transfer SET minutes = minutes + 60");
  EXPECT_EQ(Found("balance_is_sum_of_entries"), 1);
  EXPECT_GT(Found("effective_is_posted"), 0);
}

TEST_F(Verifier, FindsAnEffectiveRecordWithoutItsTransfer) {
  Break("DELETE FROM transfer; UPDATE account SET balance_minutes = 0");
  EXPECT_EQ(Found("effective_is_posted"), 1);
  EXPECT_EQ(Found("balance_is_sum_of_entries"), 0);
}

TEST_F(Verifier, FindsServiceBeyondTheShift) {
  Break(
      "UPDATE service_record SET end_time = end_time + interval '3 hours',"
      " interval_minutes = interval_minutes + 180");
  EXPECT_EQ(Found("record_within_shift"), 1);
}

TEST_F(Verifier, FindsANegativeBalance) {
  Break("UPDATE account SET balance_minutes = -1");
  EXPECT_EQ(Found("balance_is_not_negative"), 1);
}

}  // namespace
}  // namespace linli::hours
