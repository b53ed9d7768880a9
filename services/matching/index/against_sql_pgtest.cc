// What memory says is what the database would say: the same question as one SQL statement each, on
// random volunteers, shifts and sign-ups.
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/availability.h"
#include "services/matching/domain/names.h"

namespace linli::matching {
namespace {

constexpr double kNearlyTheSame = 1e-4;  // places are rounded to half a metre in memory

struct Expected {
  std::string name;
  double score;
};

class AgainstSql : public House {
 protected:
  AgainstSql() {
    Sql("SELECT setseed(0.42)");
    Sql(
        absl::StrCat("SELECT setseed(0.42); INSERT INTO matching.volunteer (volunteer_id, version,"
                     " active, region_code, birth_year, skills, categories, availability, latitude,"
                     " longitude) SELECT 'V130502' || lpad(n::text, 10, '0') || 'X', 1,"
                     " random() < 0.9, (ARRAY['130502', '130503', '130523', '350206'])"
                     "[1 + floor(random() * 4)], 1945 + floor(random() * 72),",
                     RandomCodes(2, 12, 4), ", ", RandomCodes(4, 8, 3),
                     ", CASE WHEN random() < 0.8 THEN floor(random() * 16777216)::int ELSE 0 END,"
                     " CASE WHEN n % 10 > 0 THEN 36.9 + random() * 0.6 END,"
                     " CASE WHEN n % 10 > 0 THEN 114.1 + random() * 0.8 END"
                     " FROM generate_series(1, 2000) AS n"));
    for (int i = 0; i < 24; ++i) shifts_.push_back(RandomShift(i));
    // As if they had signed up earlier: for what is to come, and for what is over.
    Sql("SELECT setseed(0.43);"
        "UPDATE matching.shift SET start_time = start_time - interval '20 days',"
        " end_time = end_time - interval '20 days' WHERE display_name = 'over';"
        "INSERT INTO matching.enrollment (shift_id, enrollment_id, volunteer_id, create_time,"
        " update_time, state, start_time, late_cancel, policy_version)"
        " SELECT shift_id, 'E' || row_number() OVER (), volunteer_id, start_time, start_time, "
        "state,"
        " start_time, state = 3, '1' FROM (SELECT s.shift_id, s.start_time, volunteer_id,"
        " 1 + floor(random() * 3)::int AS state FROM matching.volunteer, matching.shift AS s"
        " WHERE random() < 0.02) AS chosen ON CONFLICT DO NOTHING;"
        "INSERT INTO matching.engagement (volunteer_id, enrollment_id, shift_id, shift_name, "
        "during)"
        " SELECT volunteer_id, enrollment_id, e.shift_id, e.shift_id,"
        " tstzrange(s.start_time, s.end_time) FROM matching.enrollment AS e"
        " JOIN matching.shift AS s USING (shift_id) WHERE e.state = 1 ON CONFLICT DO NOTHING");
    EXPECT_THAT(index_.Refresh(), IsOk());
  }

  // SQL of an array of codes of so many digits; one in three has none.
  static std::string RandomCodes(int digits, int codes, int most) {
    return absl::StrCat("ARRAY(SELECT DISTINCT lpad((1 + floor(random() * ", codes, "))::text, ",
                        digits, ", '0') FROM generate_series(1, n % ", most, "))");
  }

  std::string RandomShift(int i) {
    v1::Activity activity = Draft();
    activity.set_category(absl::StrFormat("%04d", 1 + i % 8));
    activity.mutable_place()->mutable_point()->set_latitude(37.0 + 0.02 * i);
    activity.mutable_place()->mutable_point()->set_longitude(114.2 + 0.021 * i);
    if (i % 6 == 5) activity.mutable_place()->clear_point();
    v1::Shift shift = ShiftAt(500, i % 12 * 3, i % 12 * 3 + 3);
    shift.set_display_name(i % 4 == 3 ? "over" : "open");
    if (i % 3 > 0) shift.add_required_skills(absl::StrFormat("%02d", 1 + i % 12));
    if (i % 5 == 4) shift.set_minimum_age(40);
    const auto created = Create(activity, {shift});
    EXPECT_THAT(Publish(created->activity().name()), IsOk());
    return created->shifts(0).name();
  }

  // What both questions compare: each pair of an active volunteer and an open shift that every hard
  // rule admits, with its factors. Times of shifts come from the rule itself.
  std::string Pairs() {
    std::vector<std::string> times;
    for (const auto& row : Sql("SELECT shift_id, extract(epoch FROM start_time)::bigint,"
                               " extract(epoch FROM end_time)::bigint FROM matching.shift")) {
      times.push_back(absl::StrCat("('", row[0].c_str(), "', ",
                                   domain::TimesOf(absl::FromUnixSeconds(row[1].as<int64_t>()),
                                                   absl::FromUnixSeconds(row[2].as<int64_t>())),
                                   ")"));
    }
    const std::string now = absl::StrCat("to_timestamp(", absl::ToUnixSeconds(Now()), ")");
    return absl::StrCat(
        "WITH times (shift_id, times) AS (VALUES ", absl::StrJoin(times, ", "),
        "), standing AS (SELECT e.volunteer_id,"
        "   count(*) FILTER (WHERE e.state = 1 AND e.start_time <= ",
        now,
        ") AS kept,"
        "   count(*) FILTER (WHERE e.late_cancel) AS broken,"
        "   count(*) FILTER (WHERE e.state = 1 AND e.start_time > ",
        now,
        "     - interval '30 days') AS recent,"
        "   array_agg(a.category) FILTER (WHERE e.state = 1 AND e.start_time <= ",
        now,
        "   ) AS served FROM matching.enrollment AS e JOIN matching.shift USING (shift_id)"
        "   JOIN matching.activity AS a USING (activity_id) GROUP BY e.volunteer_id"
        "), response AS (SELECT s.organization_id,"
        "   (count(*) FILTER (WHERE e.state <> 2))::float8 / count(*) AS answered"
        "   FROM matching.enrollment AS e JOIN matching.shift AS s USING (shift_id)"
        "   WHERE e.start_time <= ",
        now,
        " GROUP BY s.organization_id"
        "), pair AS (SELECT v.volunteer_id, s.shift_id, s.places, s.taken, s.required_skills,"
        "   v.skills, v.categories, v.availability, s.category, t.times, s.start_time,"
        "   coalesce(w.kept, 0) AS kept, coalesce(w.broken, 0) AS broken,"
        "   coalesce(w.recent, 0) AS recent, w.served, r.answered,"
        "   2 * 6371008.8 * asin(sqrt(power(sin(radians(v.latitude - s.latitude) / 2), 2)"
        "     + cos(radians(v.latitude)) * cos(radians(s.latitude))"
        "     * power(sin(radians(v.longitude - s.longitude) / 2), 2))) AS metres,"
        "   left(v.region_code, 4) = left(s.region_code, 4) AS one_city"
        " FROM matching.volunteer AS v CROSS JOIN matching.shift_in_context AS s"
        " JOIN times AS t USING (shift_id) LEFT JOIN standing AS w USING (volunteer_id)"
        " LEFT JOIN response AS r USING (organization_id)"
        " WHERE v.active AND s.state = 1 AND s.activity_state = 2 AND s.start_time > ",
        now,
        "   AND s.required_skills <@ v.skills"
        "   AND extract(year FROM s.start_time) - v.birth_year - 1 >= greatest(14, s.minimum_age,"
        "     CASE WHEN (s.start_time AT TIME ZONE 'Asia/Shanghai')::time >= '19:00'"
        "       AND (s.end_time AT TIME ZONE 'Asia/Shanghai')::time <> '22:00'"
        "       OR (s.start_time AT TIME ZONE 'Asia/Shanghai')::time < '06:00' THEN 18 END)"
        "   AND NOT EXISTS (SELECT FROM matching.engagement AS g WHERE g.live"
        "     AND g.volunteer_id = v.volunteer_id AND g.during && tstzrange(s.start_time, "
        "s.end_time))"
        "   AND NOT EXISTS (SELECT FROM matching.enrollment AS e WHERE e.state IN (1, 2)"
        "     AND e.volunteer_id = v.volunteer_id AND e.shift_id = s.shift_id)"
        "), near AS (SELECT *, length(replace((availability & times)::bit(24)::text, '0', ''))"
        "   / length(replace(times::bit(24)::text, '0', ''))::float8 AS free_share"
        " FROM pair WHERE CASE WHEN metres IS NULL THEN one_city ELSE metres <= 50000 END)");
  }
  static std::string Common() {
    return "0.4 * coalesce(3000 / (3000 + metres), 0)"
           " + 0.2 * (category = ANY (categories))::int"
           " + 0.2 * CASE WHEN availability <> 0 THEN free_share ELSE 0 END"
           " + 0.05 * coalesce((category = ANY (served))::int, 0)";
  }
  static std::string CommonWeights() {
    return "0.4 * (metres IS NOT NULL)::int + 0.2 * (cardinality(categories) > 0)::int"
           " + 0.2 * (availability <> 0)::int + 0.05 * (served IS NOT NULL)::int";
  }

  std::vector<Expected> Run(const std::string& sql) {
    std::vector<Expected> expected;
    for (const auto& row : Sql(sql)) {
      expected.push_back({row[0].as<std::string>(), row[1].as<double>()});
    }
    return expected;
  }

  // All of SQL's answer, best first; memory gave the first of it.
  template <typename Answer, typename NameOf>
  void ExpectTheFirstOf(const std::vector<Expected>& expected, size_t count, const Answer& answer,
                        const NameOf& name_of) {
    ASSERT_EQ(static_cast<size_t>(answer.size()), std::min(count, expected.size()));
    std::map<std::string, double> scores;
    for (const Expected& one : expected) scores[one.name] = one.score;
    for (int i = 0; i < answer.size(); ++i) {
      EXPECT_NEAR(answer[i].score(), expected[i].score, kNearlyTheSame) << i;
      ASSERT_TRUE(scores.contains(name_of(answer[i]))) << name_of(answer[i]);
      EXPECT_NEAR(answer[i].score(), scores[name_of(answer[i])], kNearlyTheSame);
    }
    compared_ += answer.size();
  }

  std::vector<std::string> shifts_;
  int compared_ = 0;
};

TEST_F(AgainstSql, CandidatesAreTheSame) {
  Sql(absl::StrCat(
      "CREATE TABLE matching.expected AS ", Pairs(), " SELECT shift_id, volunteer_id, (", Common(),
      " + 0.1 * CASE WHEN kept + broken > 0 THEN kept::float8 / (kept + broken)"
      " ELSE 0 END + 0.05 / (1 + recent)) / (",
      CommonWeights(), " + 0.1 * (kept + broken > 0)::int + 0.05) AS score FROM near"));
  for (const std::string& shift : shifts_) {
    const auto stands = GetShift(shift);
    if (stands->display_name() == "over") continue;
    v1::FindCandidatesRequest request;
    request.set_shift(shift);
    request.set_max_results(60);
    const auto answer = host_.Call(
        *recommendations_, &v1::RecommendationService::Stub::FindCandidates, kManager, request);
    ASSERT_THAT(answer, IsOk());
    ExpectTheFirstOf(
        Run(absl::StrCat("SELECT 'volunteers/' || volunteer_id, score FROM matching.expected"
                         " WHERE shift_id = '",
                         ShiftName::Parse(shift)->id(), "' ORDER BY score DESC, volunteer_id")),
        60, answer->candidates(), [](const v1::Candidate& one) { return one.volunteer(); });
  }
  EXPECT_GT(compared_, 500);
}

TEST_F(AgainstSql, RecommendationsAreTheSame) {
  Sql(absl::StrCat("CREATE TABLE matching.expected AS ", Pairs(),
                   " SELECT shift_id, volunteer_id, start_time, (", Common(),
                   " + 0.1 * (cardinality(skills) > 0 AND cardinality(required_skills) > 0)::int"
                   " + 0.1 * (places - taken)::float8 / places + 0.05 * answered) / (",
                   CommonWeights(),
                   " + 0.1 * (cardinality(skills) > 0)::int + 0.1 + 0.05)"
                   " AS score FROM near"));
  int volunteers = 0;
  for (const auto& row : Sql("SELECT volunteer_id FROM matching.volunteer WHERE active"
                             " ORDER BY volunteer_id LIMIT 150")) {
    v1::RecommendShiftsRequest request;
    request.set_volunteer(absl::StrCat("volunteers/", row[0].c_str()));
    request.set_max_results(8);
    const auto answer =
        host_.Call(*recommendations_, &v1::RecommendationService::Stub::RecommendShifts,
                   request.volunteer(), request);
    ASSERT_THAT(answer, IsOk());
    ExpectTheFirstOf(
        Run(absl::StrCat("SELECT shift_id, score FROM matching.expected WHERE volunteer_id = '",
                         row[0].c_str(), "' ORDER BY score DESC, start_time, shift_id")),
        8, answer->recommendations(),
        [](const v1::Recommendation& one) { return ShiftName::Parse(one.shift())->id(); });
    ++volunteers;
  }
  EXPECT_EQ(volunteers, 150);
  EXPECT_GT(compared_, 300);
}

}  // namespace
}  // namespace linli::matching
