#include "tests/bench/match/city.h"

#include <random>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

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

void City::AddShifts(int count) {
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
