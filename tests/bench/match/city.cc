#include "tests/bench/match/city.h"

#include <random>
#include <set>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "linli/matching/v1/shift.pb.h"

namespace linli::bench {
namespace {

constexpr int kCombinations = 400;

// SQL of a text[] drawn from some hundred random combinations of up to `most` codes.
std::string RandomCodes(int digits, int codes, int most, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::string> combinations;
  for (int i = 0; i < kCombinations; ++i) {
    std::set<std::string> some;
    for (int n = static_cast<int>(random() % (most + 1)); n > 0; --n) {
      some.insert(absl::StrFormat("%0*d", digits, 1 + random() % codes));
    }
    combinations.push_back(absl::StrCat("'", absl::StrJoin(some, ","), "'"));
  }
  return absl::StrCat("string_to_array((ARRAY[", absl::StrJoin(combinations, ","),
                      "])[1 + floor(random() * ", kCombinations, ")::int], ',')");
}

// Three of five live in the town, the others all over the city; to a hundredth of a degree.
constexpr char kPlace[] =
    " CASE WHEN town THEN round((37.07 + (random() + random() - 1) * 0.1)::numeric, 2)"
    "   ELSE round((36.7 + random())::numeric, 2) END,"
    " CASE WHEN town THEN round((114.50 + (random() + random() - 1) * 0.1)::numeric, 2)"
    "   ELSE round((113.9 + random() * 1.6)::numeric, 2) END";

}  // namespace

City::City(const std::string& conninfo) : connection_(conninfo) {
  Sql("SET synchronous_commit = off; SET search_path TO matching, public; SELECT setseed(0.5)");
}

pqxx::result City::Sql(const std::string& sql) {
  return pqxx::nontransaction(connection_).exec(sql);
}

void City::SetVolunteers(int64_t count) {
  Sql("TRUNCATE volunteer");
  Sql(absl::StrCat(
      "INSERT INTO volunteer (volunteer_id, version, active, region_code, birth_year, skills,"
      " categories, availability, latitude, longitude)"
      " SELECT 'V130502' || lpad(n::text, 10, '0') || 'X', 1, random() < 0.95,"
      " (ARRAY['130502', '130503', '130505', '130506', '130522', '130523', '130524', '130525'])"
      "[1 + floor(random() * 8)::int], 1946 + floor(random() * 66)::int,",
      RandomCodes(2, 20, 4, 1), ",", RandomCodes(4, 20, 5, 2),
      ", (random() * 16777215)::int | (random() * 16777215)::int,", kPlace,
      " FROM (SELECT n, random() < 0.6 AS town FROM generate_series(1, ", count, ") AS n) AS one"));
  Sql("VACUUM ANALYZE volunteer");
}

void City::ClearPlans() {
  Sql("TRUNCATE enrollment, engagement, paper; UPDATE shift SET taken = 0");
}

void City::SetPlans(int64_t volunteers) {
  ClearPlans();
  const int64_t each = volunteers / 10 / shifts_ + 1;
  const std::string chosen = absl::StrCat(
      " FROM (SELECT n, 'V130502' || lpad(n::text, 10, '0') || 'X' AS volunteer_id,"
      " '01KBENCH' || lpad((1 + n / 10 % ",
      shifts_,
      ")::text, 18, '0') AS shift_id"
      " FROM generate_series(10, ",
      volunteers, ", 10) AS n) AS one JOIN shift AS s USING (shift_id)");
  Sql(absl::StrCat("UPDATE shift SET places = greatest(places, 40 + ", each, ")"));
  Sql("INSERT INTO enrollment (shift_id, enrollment_id, volunteer_id, create_time, update_time,"
      " state, start_time, policy_version) SELECT shift_id, 'B' || n, volunteer_id, now(), now(), "
      "1,"
      " s.start_time, '1'" +
      chosen);
  Sql("INSERT INTO engagement (volunteer_id, enrollment_id, shift_id, shift_name, during)"
      " SELECT volunteer_id, 'B' || n, shift_id, shift_id, tstzrange(s.start_time, s.end_time)" +
      chosen);
  Sql("ALTER TABLE paper DISABLE TRIGGER mark_holder");  // nobody has read them yet
  Sql(absl::StrCat(
      "INSERT INTO paper SELECT 'V130502' || lpad(n::text, 10, '0') || 'X', 'q', 1,"
      " 'q:first-aid', now() - interval '1 year', NULL, true FROM generate_series(20, ",
      volunteers, ", 20) AS n"));
  Sql("ALTER TABLE paper ENABLE TRIGGER mark_holder");
  Sql("VACUUM ANALYZE enrollment");
  Sql("VACUUM ANALYZE engagement");
  Sql("VACUUM ANALYZE paper");
}

void City::AddShifts(int count) {
  shifts_ = count;
  Sql(absl::StrCat(
      "CREATE TEMPORARY TABLE post AS SELECT *, (ARRAY['', '', lpad((1 + floor(random() * "
      "20))::text,"
      " 2, '0')])[1 + floor(random() * 3)::int] AS skill, (date_trunc('day',",
      " '2026-11-28T01:00:00Z'::timestamptz) + interval '1 day' * (1 + floor(random() * 29))"
      " + interval '1 hour' * floor(random() * 12)) AS start_time FROM (SELECT n,",
      kPlace, " FROM (SELECT n, random() < 0.6 AS town FROM generate_series(1, ", count,
      ") AS n) AS one) AS placed (n, latitude, longitude)"));
  Sql("INSERT INTO activity (activity_id, organization_id, create_time, update_time, publish_time,"
      " state, display_name, category, description, address, latitude, longitude, datum,"
      " region_code, leader_id, risk_class, risk_disclosure, insurance_policy, recruit_scope,"
      " start_time, end_time)"
      " SELECT '01KBENCH' || lpad(n::text, 18, '0'), '01KBENCH' || lpad((n % 500)::text, 18, '0'),"
      " now(), now(), now(), 2, '社区便民服务 ' || n, lpad((1 + floor(random() * 20))::text, 4, "
      "'0'),"
      " '', '邢台市', latitude, longitude, 1, '130502', 'V1', 1, '无', '', 1, start_time,"
      " start_time + interval '3 h' FROM post");
  Sql("INSERT INTO shift (shift_id, activity_id, organization_id, create_time, update_time, state,"
      " display_name, start_time, end_time, places, minimum_age, required_skills, latitude,"
      " longitude) SELECT '01KBENCH' || lpad(n::text, 18, '0'),"
      " '01KBENCH' || lpad(n::text, 18, '0'), '01KBENCH' || lpad((n % 500)::text, 18, '0'), now(),"
      " now(), 1, '服务岗 ' || n, start_time, start_time + interval '3 h',"
      " 5 + floor(random() * 40)::int, 0, string_to_array(skill, ','), latitude, longitude"
      " FROM post");
  matching::v1::Shift qualified;
  qualified.add_required_qualifications("first-aid");
  Sql(absl::StrCat("UPDATE shift SET more = decode('",
                   absl::BytesToHexString(qualified.SerializeAsString()),
                   "', 'hex') WHERE right(shift_id, 1) = '5'"));
  Sql("ANALYZE activity; ANALYZE shift");
}

void City::CopyToPostgis() {
  Sql("CREATE EXTENSION IF NOT EXISTS postgis; CREATE EXTENSION IF NOT EXISTS btree_gin;"
      "DROP TABLE IF EXISTS candidate;"
      "CREATE TABLE candidate AS SELECT v.*,"
      " ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography AS home FROM volunteer AS v;"
      "CREATE INDEX ON candidate USING gist (home) WHERE active;"
      "CREATE INDEX ON candidate USING gin (skills, categories, region_code) WHERE active;"
      "CREATE INDEX ON candidate (birth_year) WHERE active");
  Sql("VACUUM ANALYZE candidate");
}

}  // namespace linli::bench
