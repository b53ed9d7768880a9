// The database has the table of the domain, and goes by it.
#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "pqxx/pqxx"
#include "services/hours/domain/record_life.h"
#include "tests/support/matchers.h"
#include "tests/support/postgres.h"

namespace linli::hours {
namespace {

using R = v1::Record;

std::set<R::State> States() {
  std::set<R::State> states;
  for (int i = R::State_MIN; i <= R::State_MAX; ++i) {
    if (R::State_IsValid(i) && i != 0) states.insert(static_cast<R::State>(i));
  }
  return states;
}

class RecordWay : public ::testing::Test {
 protected:
  pqxx::result Sql(const std::string& sql) {
    pqxx::connection connection(database_.superuser_conninfo());
    pqxx::work work(connection);
    work.exec("SET LOCAL search_path TO hours, public");
    pqxx::result rows = work.exec(sql);
    work.commit();
    return rows;
  }
  // A record in the state, put there past the trigger, with all that the state asks for.
  void Put(const std::string& state, const std::string& how = "replica") {
    const bool posted = state == "EFFECTIVE" || state == "DISPUTED" || state == "REVERSED";
    const bool ended = state == "REVERSED" || state == "CORRECTED";
    Sql(absl::StrCat(
        "DELETE FROM quarantine; DELETE FROM service_record; SET LOCAL session_replication_role = ",
        how,
        ";"
        " INSERT INTO service_record (volunteer_id, record_id, activity_name, place, content,"
        " start_time, end_time, organizing_unit, leader, recording_unit, category, region, shift,"
        " activity, attendance, kind, evidence_grade, state, interval_minutes, payable_minutes,"
        " credited_minutes, policy_version, late, source, external_id, evidence, consent,"
        " entered_by, confirmed_by, confirm_time, create_time, update_time, declined_by,"
        " decline_reason, decline_time, approval_level, notice_end_time, ending, successor)"
        " VALUES ('V1', 'r1', 'a', 'p', 'c', '2026-03-07 09:00+08', '2026-03-07 10:00+08', 'o',"
        " 'l', 'organizations/o1', '', 'regions/130503', '', '', 'at', 'CREDIT', 'ROTATING_CODE', "
        "'",
        state, "', 60, 60, 60, 'platform@1', false, '', '', '{}', '', '', 'staff/l', ",
        posted ? "now()" : "NULL", ", now(), now()",
        state == "DECLINED" ? ", 'staff/l', 'why', now()" : ", '', '', NULL",
        ", 'UNIT_ABOVE', now(), ", ended ? "'x'" : "NULL", ", ",
        state == "CORRECTED" ? "'r2'" : "''", ")"));
  }
  // The same change as a service would make it.
  bool Goes(const std::string& to) {
    const bool posted = to == "EFFECTIVE" || to == "DISPUTED" || to == "REVERSED";
    const bool ended = to == "REVERSED" || to == "CORRECTED";
    try {
      Sql(absl::StrCat(
          "UPDATE service_record SET state = '", to,
          "', confirm_time = ", posted ? "now()" : "NULL", ", ending = ", ended ? "'x'" : "NULL",
          ", successor = ", to == "CORRECTED" ? "'r2'" : "''",
          to == "DRAFT" || to == "PENDING_CONFIRMATION" ? ", released_by = 'staff/q'" : "",
          to == "DECLINED" ? ", declined_by = 'staff/l', decline_reason = 'w', decline_time = now()"
                           : ", declined_by = '', decline_reason = '', decline_time = NULL"));
      return true;
    } catch (const pqxx::check_violation&) {
      return false;
    }
  }

  // As the service decides about what is held: before the record moves.
  void DecideQuarantine(const std::string& state, const std::string& by) {
    Sql(absl::StrCat(
        "INSERT INTO quarantine (volunteer_id, record_id, quarantine_id, recording_unit, region,"
        " state, points, hold_points, policy_version, made_by, decided_by, details, create_time,"
        " update_time) VALUES ('V1', 'r1', 'q1', 'organizations/o1', 'regions/130503', '",
        state, "', 120, 100, 'platform@1', 'staff/m', '", by, "', '', now(), now())"));
  }

  support::TestDatabase database_{"hours"};
};

TEST_F(RecordWay, IsTheSameInTheDatabase) {
  std::set<std::pair<std::string, std::string>> ways, kept;
  for (const R::State from : States()) {
    for (const domain::Act act : domain::kActs) {
      if (const auto to = domain::After(from, act)) {
        ways.emplace(R::State_Name(from), R::State_Name(*to));
      }
    }
  }
  for (const pqxx::row& row : Sql("SELECT from_state, to_state FROM record_transition")) {
    kept.emplace(row[0].as<std::string>(), row[1].as<std::string>());
  }
  EXPECT_EQ(kept, ways);
}

TEST_F(RecordWay, IsGoneByWhoeverWrites) {  // PAIN-9
  int gone = 0;
  for (const R::State from : States()) {
    for (const R::State to : States()) {
      if (from == to) continue;
      bool possible = false;
      for (const domain::Act act : domain::kActs) possible |= domain::After(from, act) == to;
      Put(R::State_Name(from));
      if (from == R::QUARANTINED) {
        const bool declined = to == R::DECLINED;
        DecideQuarantine(declined ? "REJECTED" : "RELEASED", declined ? "staff/l" : "staff/q");
      }
      EXPECT_EQ(Goes(R::State_Name(to)), possible)
          << R::State_Name(from) << " → " << R::State_Name(to);
      gone += possible;
    }
  }
  EXPECT_EQ(gone, 24);
}

TEST_F(RecordWay, LeavesQuarantineByWhatWasDecidedThereAlone) {  // PAIN-1
  const struct {
    const char* decided;
    const char* by;
    const char* to;
    bool goes;
  } cases[] = {
      {"", "", "DRAFT", false},
      {"", "", "DECLINED", false},
      {"HELD", "", "DRAFT", false},
      {"RELEASED", "staff/q", "DRAFT", true},
      {"RELEASED", "staff/x", "DRAFT", false},
      {"RELEASED", "staff/l", "DECLINED", false},
      {"REJECTED", "staff/l", "DECLINED", true},
      {"REJECTED", "staff/q", "DRAFT", false},
  };
  for (const auto& c : cases) {
    Put("QUARANTINED");
    if (*c.decided != 0) DecideQuarantine(c.decided, c.by);
    EXPECT_EQ(Goes(c.to), c.goes) << c.decided << " " << c.by << " → " << c.to;
  }
}

TEST_F(RecordWay, BeginsInThreeStates) {
  const std::set<R::State> begins = {R::DRAFT, R::PENDING_CONFIRMATION, R::QUARANTINED};
  for (const R::State state : States()) {
    if (begins.contains(state)) {
      EXPECT_NO_THROW(Put(R::State_Name(state), "origin")) << R::State_Name(state);
    } else {
      EXPECT_THROW(Put(R::State_Name(state), "origin"), pqxx::check_violation)
          << R::State_Name(state);
    }
  }
}

}  // namespace
}  // namespace linli::hours
