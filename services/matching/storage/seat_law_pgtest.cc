// Laws 1 and 2 are kept by the database against raw SQL, with the service's own role and with a
// superuser's. Each is shown to stand on its guarantee: without it, the same statement goes
// through.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "pqxx/pqxx"
#include "tests/support/postgres.h"

namespace linli::matching {
namespace {

constexpr char kShift[] =
    "INSERT INTO matching.shift (shift_id, activity_id, organization_id, create_time, update_time,"
    " state, display_name, start_time, end_time, places, minimum_age, required_skills) VALUES"
    " ('s', 'a', 'o', now(), now(), 1, '补给点', '2030-01-05 08:00+08', '2030-01-05 12:00+08', 2,"
    "  0, '{}')";

// Enrolments e<from> … e<until> of as many volunteers in one statement.
std::string Enroll(int from, int until, int state = 1) {
  return absl::StrCat(
      "INSERT INTO matching.enrollment (shift_id, enrollment_id, volunteer_id, create_time,"
      " update_time, state, start_time, policy_version)"
      " SELECT 's', 'e' || i, 'v' || i, now(), now(), ",
      state, ", now(), 1 FROM generate_series(", from, ", ", until, ") AS i");
}

// Offers hold a place until they run out.
std::string Offer(int from, int until) {
  return absl::StrCat(
      "INSERT INTO matching.enrollment (shift_id, enrollment_id, volunteer_id, create_time,"
      " update_time, state, start_time, policy_version, offer_expire_time)"
      " SELECT 's', 'e' || i, 'v' || i, now(), now(), 7, now(), 1, now() FROM generate_series(",
      from, ", ", until, ") AS i");
}

std::string Group(const char* id, int heads, int state = 1) {
  return absl::StrCat(
      "INSERT INTO matching.group_enrollment (shift_id, group_id, unit_id, create_time,"
      " update_time, state, heads, title, policy_version) VALUES ('s', '",
      id, "', '", id, "', now(), now(), ", state, ", ", heads, ", '', '1')");
}

// An engagement that takes part in an exclusion group.
std::string EngageIn(const char* enrollment, const char* from, const char* until, const char* group,
                     const char* owner) {
  return absl::StrCat("INSERT INTO matching.engagement VALUES ('v', '", enrollment,
                      "', 's', 'shifts/s', tstzrange('2030-01-05 ", from, "+08', '2030-01-05 ",
                      until, "+08'), true, '", group, "', '", owner, "')");
}

std::string Engage(const char* enrollment, const char* from, const char* until,
                   const char* volunteer = "v", bool live = true) {
  return absl::StrCat("INSERT INTO matching.engagement VALUES ('", volunteer, "', '", enrollment,
                      "', 's', 'shifts/s', tstzrange('2030-01-05 ", from, "+08', '2030-01-05 ",
                      until, "+08'), ", live ? "true" : "false", ")");
}

class SeatLaw : public ::testing::Test {
 protected:
  SeatLaw() { As(database_.conninfo(), kShift); }

  static pqxx::result As(const std::string& conninfo, const std::string& sql) {
    pqxx::connection connection(conninfo);
    return pqxx::nontransaction(connection).exec(sql);
  }
  pqxx::result Run(const std::string& sql) { return As(database_.conninfo(), sql); }
  pqxx::result RunAsSuperuser(const std::string& sql) {
    return As(database_.superuser_conninfo(), sql);
  }
  std::string Counts() {
    const pqxx::row row =
        Run("SELECT taken, waiting, (SELECT count(*) FROM matching.enrollment"
            " WHERE state = 1) FROM matching.shift")[0];
    return absl::StrCat(row[0].as<int>(), " taken, ", row[1].as<int>(), " waiting, ",
                        row[2].as<int>(), " seats");
  }

  const support::TestDatabase database_{"matching"};
};

TEST_F(SeatLaw, CountsFollowEveryStatement) {
  Run(Enroll(1, 1));
  Run(Enroll(2, 4, 2));
  EXPECT_EQ(Counts(), "1 taken, 3 waiting, 1 seats");
  Run("UPDATE matching.enrollment SET state = 1 WHERE enrollment_id = 'e2'");
  EXPECT_EQ(Counts(), "2 taken, 2 waiting, 2 seats");
  Run("UPDATE matching.enrollment SET state = 3 WHERE enrollment_id IN ('e1', 'e3')");
  EXPECT_EQ(Counts(), "1 taken, 1 waiting, 1 seats");
  RunAsSuperuser("DELETE FROM matching.enrollment WHERE enrollment_id IN ('e2', 'e4')");
  EXPECT_EQ(Counts(), "0 taken, 0 waiting, 0 seats");
}

TEST_F(SeatLaw, RawSqlCannotOversell) {
  EXPECT_THROW(Run(Enroll(1, 3)), pqxx::check_violation);
  EXPECT_EQ(Counts(), "0 taken, 0 waiting, 0 seats");
  Run(Enroll(1, 2));
  EXPECT_THROW(Run(Enroll(3, 3)), pqxx::check_violation);
  Run(Enroll(3, 3, 2));
  EXPECT_THROW(Run("UPDATE matching.enrollment SET state = 1"), pqxx::check_violation);
  EXPECT_THROW(RunAsSuperuser("UPDATE matching.enrollment SET state = 1"), pqxx::check_violation);
  EXPECT_EQ(Counts(), "2 taken, 1 waiting, 2 seats");
}

TEST_F(SeatLaw, PlacesCannotShrinkBelowTheSeats) {
  Run(Enroll(1, 2));
  EXPECT_THROW(Run("UPDATE matching.shift SET places = 1"), pqxx::check_violation);
}

TEST_F(SeatLaw, TheServicesRoleCannotTouchTheCountsOrRemoveSeats) {
  for (const char* sql : {"UPDATE matching.shift SET taken = 0", "DELETE FROM matching.enrollment",
                          "UPDATE matching.enrollment SET shift_id = 'other'",
                          "TRUNCATE matching.enrollment", "DELETE FROM matching.engagement",
                          "ALTER TABLE matching.enrollment DISABLE TRIGGER USER"}) {
    EXPECT_THROW(Run(sql), pqxx::insufficient_privilege) << sql;
  }
}

TEST_F(SeatLaw, SixtyConnectionsAtOnceGetTwoSeats) {
  std::atomic<int> seated{0};
  std::atomic<int> refused{0};
  std::vector<std::thread> threads;
  for (int i = 1; i <= 60; ++i) {
    threads.emplace_back([&, i] {
      try {
        Run(Enroll(i, i));
        ++seated;
      } catch (const pqxx::check_violation&) {
        ++refused;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(seated, 2);
  EXPECT_EQ(refused, 58);
  EXPECT_EQ(Counts(), "2 taken, 0 waiting, 2 seats");
}

TEST_F(SeatLaw, StandsOnTheConstraintAndTheTrigger) {
  RunAsSuperuser("ALTER TABLE matching.shift DROP CONSTRAINT shift_never_oversold");
  Run(Enroll(1, 3));
  EXPECT_EQ(Counts(), "3 taken, 0 waiting, 3 seats");
}

TEST_F(SeatLaw, AKilledTransactionLeavesNothing) {
  {
    pqxx::connection connection(database_.conninfo());
    pqxx::work work(connection);
    work.exec(Enroll(1, 2));
    work.exec(Engage("e1", "08:00", "12:00"));
    RunAsSuperuser(absl::StrCat("SELECT pg_terminate_backend(", connection.backendpid(), ")"));
    EXPECT_THROW(work.commit(), pqxx::failure);
  }
  EXPECT_EQ(Counts(), "0 taken, 0 waiting, 0 seats");
  EXPECT_EQ(Run("SELECT count(*) FROM matching.engagement")[0][0].as<int>(), 0);
}

TEST_F(SeatLaw, OneVolunteerSignsUpOnceWhileItIsLive) {
  Run(Enroll(1, 1, 2));
  EXPECT_THROW(Run("INSERT INTO matching.enrollment (shift_id, enrollment_id, volunteer_id,"
                   " create_time, update_time, state, start_time, policy_version)"
                   " VALUES ('s', 'other', 'v1', now(), now(), 1, now(), 1)"),
               pqxx::unique_violation);
}

// The base class is what libpqxx 6 throws for 23P01.
using ExclusionViolation = pqxx::integrity_constraint_violation;

TEST_F(SeatLaw, RawSqlCannotPutAVolunteerInTwoPlaces) {
  Run(Engage("e1", "08:00", "12:00"));
  EXPECT_THROW(Run(Engage("e2", "11:00", "13:00")), ExclusionViolation);
  EXPECT_THROW(RunAsSuperuser(Engage("e2", "09:00", "10:00")), ExclusionViolation);
  Run(Engage("e3", "12:00", "13:00"));              // begins where the first ends
  Run(Engage("e4", "08:00", "12:00", "w"));         // somebody else
  Run(Engage("e5", "08:00", "12:00", "v", false));  // no longer live …
  EXPECT_THROW(Run("UPDATE matching.engagement SET live = true"),
               ExclusionViolation);  // … for good
}

TEST_F(SeatLaw, StandsOnTheExclusion) {
  RunAsSuperuser("ALTER TABLE matching.engagement DROP CONSTRAINT engagement_one_place_at_a_time");
  Run(Engage("e1", "08:00", "12:00"));
  Run(Engage("e2", "11:00", "13:00"));
  EXPECT_EQ(Run("SELECT count(*) FROM matching.engagement WHERE live")[0][0].as<int>(), 2);
}

// Law 1 in every way in: offered places are held, groups count by heads, applications and
// invitations take none.
TEST_F(SeatLaw, OffersAndGroupsAreSeatsToo) {
  Run(Offer(1, 1));
  Run(Group("g1", 1));
  EXPECT_EQ(Counts(), "2 taken, 0 waiting, 0 seats");
  EXPECT_THROW(Run(Enroll(2, 2)), pqxx::check_violation);
  EXPECT_THROW(Run(Offer(2, 2)), pqxx::check_violation);
  EXPECT_THROW(Run(Group("g2", 1)), pqxx::check_violation);
  Run(Enroll(2, 9, 5));
  Run(Enroll(10, 12, 6));
  EXPECT_EQ(Counts(), "2 taken, 0 waiting, 0 seats");
  EXPECT_EQ(Run("SELECT applied FROM matching.shift")[0][0].as<int>(), 8);
  for (const char* sql :
       {"UPDATE matching.enrollment SET state = 1 WHERE enrollment_id = 'e2'",   // approved
        "UPDATE matching.enrollment SET state = 1 WHERE enrollment_id = 'e10'",  // accepted
        "UPDATE matching.group_enrollment SET heads = 2"}) {
    EXPECT_THROW(Run(sql), pqxx::check_violation) << sql;
    EXPECT_THROW(RunAsSuperuser(sql), pqxx::check_violation) << sql;
  }
  Run("UPDATE matching.enrollment SET state = 1, offer_expire_time = NULL"
      " WHERE enrollment_id = 'e1'");  // the same seat, taken for good
  EXPECT_EQ(Counts(), "2 taken, 0 waiting, 1 seats");
}

TEST_F(SeatLaw, GroupsGiveBackWhatTheyHeld) {
  Run(Group("g1", 2));
  Run("UPDATE matching.group_enrollment SET heads = 1");
  EXPECT_EQ(Counts(), "1 taken, 0 waiting, 0 seats");
  Run("UPDATE matching.group_enrollment SET state = 2");
  EXPECT_EQ(Counts(), "0 taken, 0 waiting, 0 seats");
  RunAsSuperuser("UPDATE matching.group_enrollment SET state = 1, heads = 2");
  RunAsSuperuser("DELETE FROM matching.group_enrollment");
  EXPECT_EQ(Counts(), "0 taken, 0 waiting, 0 seats");
  Run(Group("g1", 50, 2));  // one that had ended counts nothing
  EXPECT_EQ(Counts(), "0 taken, 0 waiting, 0 seats");
}

TEST_F(SeatLaw, NoShowsAndLapsedOnesAreNoSeats) {
  Run(Enroll(1, 2));
  Run("UPDATE matching.enrollment SET state = 9 WHERE enrollment_id = 'e1'");
  Run("UPDATE matching.enrollment SET state = 8 WHERE enrollment_id = 'e2'");
  EXPECT_EQ(Counts(), "0 taken, 0 waiting, 0 seats");
}

TEST_F(SeatLaw, GroupsStandOnTheirTrigger) {
  RunAsSuperuser("DROP TRIGGER count_group_seats ON matching.group_enrollment");
  Run(Group("g1", 3));
  EXPECT_EQ(Counts(), "0 taken, 0 waiting, 0 seats");
}

TEST_F(SeatLaw, OneLiveSignUpHoweverItBegan) {
  Run(Enroll(1, 1, 6));
  for (const int state : {1, 2, 5, 6}) {
    EXPECT_THROW(
        Run(absl::StrCat("INSERT INTO matching.enrollment (shift_id, enrollment_id, volunteer_id,"
                         " create_time, update_time, state, start_time, policy_version)"
                         " VALUES ('s', 'other', 'v1', now(), now(), ",
                         state, ", now(), 1)")),
        pqxx::unique_violation)
        << state;
  }
}

// Law 2 in every way in: a moved window, paid duty.
TEST_F(SeatLaw, AMovedShiftCannotPutAVolunteerInTwoPlaces) {
  Run(Engage("e1", "08:00", "12:00"));
  Run(Engage("e2", "12:00", "13:00"));
  EXPECT_THROW(Run("UPDATE matching.engagement SET during = tstzrange('2030-01-05 09:00+08',"
                   " '2030-01-05 12:30+08') WHERE enrollment_id = 'e1'"),
               ExclusionViolation);
}

TEST_F(SeatLaw, WhoIsOnPaidDutyServesNowhereElse) {
  Run("INSERT INTO matching.engagement (volunteer_id, enrollment_id, shift_id, shift_name, during,"
      " paid) VALUES ('v', 'd1', 's', 'shifts/s', tstzrange('2030-01-05 08:00+08',"
      " '2030-01-05 12:00+08'), true)");
  EXPECT_THROW(Run(Engage("e1", "11:00", "13:00")), ExclusionViolation);
}

// 不可同时报名
TEST_F(SeatLaw, RawSqlCannotTakePartInTwoOfAnExclusionGroup) {
  Run(EngageIn("e1", "08:00", "09:00", "o/评选", "a"));
  Run(EngageIn("e2", "10:00", "11:00", "o/评选", "a"));  // another shift of the same activity
  EXPECT_THROW(Run(EngageIn("e3", "12:00", "13:00", "o/评选", "b")), ExclusionViolation);
  Run(EngageIn("e4", "14:00", "15:00", "other/评选", "b"));  // another organisation's word
  RunAsSuperuser("ALTER TABLE matching.engagement DROP CONSTRAINT engagement_one_of_a_group");
  Run(EngageIn("e3", "12:00", "13:00", "o/评选", "b"));
}

}  // namespace
}  // namespace linli::matching
