// Law 12: each broken invariant is found.
#include <string>

#include "gtest/gtest.h"
#include "pqxx/pqxx"
#include "services/matching/jobs/verifier.h"
#include "tests/support/matchers.h"
#include "tests/support/postgres.h"

namespace linli::matching {
namespace {

class Verifier : public ::testing::Test {
 protected:
  // Two shifts at the same time with one place each; v1 has the first one's.
  Verifier() {
    Break(
        "INSERT INTO matching.shift (shift_id, activity_id, organization_id, create_time,"
        " update_time, state, display_name, start_time, end_time, places, taken, minimum_age,"
        " required_skills) SELECT 's' || i, 'a', 'o', now(), now(), 1, '补给点',"
        " '2030-01-05 08:00+08', '2030-01-05 12:00+08', 1, 2 - i, 0, '{}'"
        " FROM generate_series(1, 2) AS i");
    Enroll("e1", "s1");
    Engage("e1", "s1");
  }

  // Past every guarantee of the database.
  void Break(const std::string& sql) {
    pqxx::connection connection(database_.superuser_conninfo());
    pqxx::nontransaction(connection).exec("SET session_replication_role = replica; " + sql);
  }
  void Enroll(const std::string& enrollment, const std::string& shift) {
    Break(
        "INSERT INTO matching.enrollment (shift_id, enrollment_id, volunteer_id, create_time,"
        " update_time, state, start_time, policy_version) VALUES ('" +
        shift + "', '" + enrollment + "', 'v1', now(), now(), 1, now(), '1')");
  }
  void Engage(const std::string& enrollment, const std::string& shift) {
    Break("INSERT INTO matching.engagement VALUES ('v1', '" + enrollment + "', '" + shift +
          "', 'shifts/" + shift +
          "', tstzrange('2030-01-05 08:00+08', '2030-01-05 12:00+08'), true)");
  }
  double Found(const std::string& invariant) {
    EXPECT_THAT(Verify(db_, metrics_, absl::Now() + absl::Seconds(10)), IsOk());
    return metrics_
        .GaugeOf("linli_invariant_violations", "Rows that break what must always be true.",
                 {{"service", "matching"}, {"invariant", invariant}})
        .Value();
  }

  const support::TestDatabase database_{"matching"};
  db::Database db_{{database_.conninfo(), "matching", 2}};
  metrics::Registry metrics_;
};

TEST_F(Verifier, FindsNothingWhenAllIsWell) {
  for (const char* invariant :
       {"seats_within_places", "counts_are_rows", "confirmed_is_engaged", "one_place_at_a_time"}) {
    EXPECT_EQ(Found(invariant), 0) << invariant;
  }
}

TEST_F(Verifier, FindsAnOversoldShift) {
  Break(
      "ALTER TABLE matching.shift DROP CONSTRAINT shift_never_oversold;"
      "UPDATE matching.shift SET taken = 2 WHERE shift_id = 's1'");
  EXPECT_EQ(Found("seats_within_places"), 1);
  EXPECT_EQ(Found("counts_are_rows"), 1);
}

TEST_F(Verifier, FindsASeatThatNobodyCounted) {
  Enroll("e2", "s2");
  EXPECT_EQ(Found("counts_are_rows"), 1);
  EXPECT_EQ(Found("confirmed_is_engaged"), 1);
}

TEST_F(Verifier, FindsAnEngagementWithoutASeat) {
  Break("DELETE FROM matching.enrollment");
  EXPECT_EQ(Found("confirmed_is_engaged"), 1);
}

TEST_F(Verifier, FindsAVolunteerInTwoPlaces) {
  Break("ALTER TABLE matching.engagement DROP CONSTRAINT engagement_one_place_at_a_time");
  Engage("e2", "s2");
  EXPECT_EQ(Found("one_place_at_a_time"), 1);
}

}  // namespace
}  // namespace linli::matching
