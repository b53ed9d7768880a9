// Law 9: policy is data, and an old fact is judged by the policy of its day.
#include "common/db/database.h"
#include "common/policy/policy.h"
#include "linli/testing/v1/policy.pb.h"
#include "tests/support/matchers.h"
#include "tests/support/postgres.h"

namespace linli::policy {
namespace {

using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;
using testing::v1::Policy;

constexpr char kBody[] =
    R"({"maxNotes": 5, "coloured": false, "keeping": {"weight": 0.5, "days": 0}})";

const absl::Time kDay = absl::FromCivil(absl::CivilDay(2026, 3, 7), absl::UTCTimeZone());

class PolicyTest : public ::testing::Test {
 protected:
  PolicyTest() : superuser_(database_.superuser_conninfo()), work_(superuser_) {}

  // Version 1 is the first that a test inserts.
  void Insert(const std::string& region, const std::string& from, const std::string& body = kBody) {
    work_.exec("INSERT INTO common.policy (region_code, effective_time, body, source) VALUES (" +
               work_.quote(region) + ", " + work_.quote(from) + ", " + work_.quote(body) +
               ", 'a test')");
  }
  template <typename Region>
  auto Find(const Region& region, absl::Time at = kDay) {
    decltype(At<Policy>(std::declval<db::Tx&>(), region, at)) found;
    const absl::Status status =
        db_.Read(absl::Now() + absl::Seconds(20), [&](db::Tx& tx) -> absl::Status {
          try {
            found = At<Policy>(tx, region, at);
          } catch (const Fault& fault) {
            return absl::InternalError(fault.what());
          }
          return absl::OkStatus();
        });
    fault_ = std::string(status.message());
    return found;
  }
  std::string VersionAt(const std::string& region, absl::Time at = kDay) {
    return Find(region, at).version;
  }

  support::TestDatabase database_{"common"};
  db::Database db_{{database_.conninfo(), "common", 2}};
  pqxx::connection superuser_;
  pqxx::nontransaction work_;
  std::string fault_;  // of the last Find; empty: none
};

TEST_F(PolicyTest, IsInForceFromItsMomentOn) {
  Insert("", "-infinity");
  Insert("", "2026-03-07 00:00+00");
  Insert("", "2026-04-01 00:00+00");
  EXPECT_EQ(VersionAt("", kDay - absl::Seconds(1)), "platform@1");
  EXPECT_EQ(VersionAt("", kDay - absl::Microseconds(1)), "platform@1");
  EXPECT_EQ(VersionAt("", kDay), "platform@2");
  EXPECT_EQ(VersionAt("", kDay + absl::Hours(24 * 365)), "platform@3");
}

TEST_F(PolicyTest, IsOfTheNearestRegionUpwards) {
  Insert("", "-infinity");               // 1
  Insert("13", "2020-01-01");            // 2
  Insert("1305", "2020-01-01");          // 3
  Insert("130502", "2020-01-01");        // 4
  Insert("130502103", "2020-01-01");     // 5
  Insert("130502103001", "2020-01-01");  // 6
  EXPECT_EQ(VersionAt("regions/130502103001"), "130502103001@6");
  EXPECT_EQ(VersionAt("regions/130502103002"), "130502103@5");
  EXPECT_EQ(VersionAt("regions/130502103"), "130502103@5");
  EXPECT_EQ(VersionAt("regions/130502104"), "130502@4");
  EXPECT_EQ(VersionAt("regions/130502"), "130502@4");
  EXPECT_EQ(VersionAt("regions/130503"), "1305@3");
  EXPECT_EQ(VersionAt("regions/1305"), "1305@3");
  EXPECT_EQ(VersionAt("regions/1306"), "13@2");
  EXPECT_EQ(VersionAt("regions/13"), "13@2");
  EXPECT_EQ(VersionAt("regions/11"), "platform@1");
  EXPECT_EQ(VersionAt(""), "platform@1");
}

TEST_F(PolicyTest, OfANearerRegionWaitsForItsDay) {
  Insert("13", "2020-01-01");
  Insert("1305", "2026-03-07 00:00+00");
  EXPECT_EQ(VersionAt("regions/130502", kDay - absl::Seconds(1)), "13@1");
  EXPECT_EQ(VersionAt("regions/130502", kDay), "1305@2");
}

TEST_F(PolicyTest, OfAnotherCityDoesNotLeak) {
  Insert("1305", "2020-01-01");
  Insert("130602103", "2020-01-01");
  Find("regions/1306");
  EXPECT_THAT(fault_, HasSubstr("no policy edition of linli.testing.v1.Policy is in force at "
                                "2026-03-07T00:00:00+00:00 in \"regions/1306\""));
}

TEST_F(PolicyTest, MustBeThere) {
  Insert("", "2026-03-08");
  Find("regions/13");
  EXPECT_THAT(fault_, HasSubstr("no policy edition"));
}

TEST_F(PolicyTest, AnswersForManyRegionsAtOnce) {
  Insert("", "-infinity");
  Insert("1305", "2020-01-01");
  const std::vector<std::string> regions = {"regions/130502", "", "regions/11", "regions/130502"};
  std::map<std::string, std::string> versions;
  for (const auto& [region, edition] : Find(regions)) versions[region] = edition.version;
  EXPECT_THAT(versions,
              UnorderedElementsAre(Pair("regions/130502", "1305@2"), Pair("", "platform@1"),
                                   Pair("regions/11", "platform@1")));
}

TEST_F(PolicyTest, IsReadOnceAndShared) {
  Insert("", "-infinity");
  const auto first = Find("regions/13");
  EXPECT_EQ(first->max_notes(), 5);
  EXPECT_EQ(first->keeping().weight(), 0.5);
  EXPECT_EQ(first->cap(), 0);  // may be absent
  EXPECT_EQ(first.policy, Find("regions/1305").policy);
}

// A version that another database gave already: each is read as it stands there.
TEST_F(PolicyTest, IsWhatItsOwnDatabaseSays) {
  Insert("", "-infinity",
         R"({"maxNotes": 6, "coloured": true, "keeping": {"weight": 1, "days": 1}})");
  EXPECT_EQ(VersionAt(""), "platform@1");
  EXPECT_EQ(Find("")->max_notes(), 6);
}

TEST_F(PolicyTest, TellsWhatIsWrongWithIt) {
  const struct {
    const char* body;
    const char* fault;
  } cases[] = {
      {R"({"maxNotes": "many"})", "(max_notes): invalid value \"many\""},
      {R"({"maxNote": 5})", "maxNote"},
      {R"({"maxNotes": 5, "keeping": {"weight": 0, "days": 0}})", "misses coloured"},
      {R"({"maxNotes": 5, "coloured": null, "keeping": {}})", "misses coloured"},
      {R"({"maxNotes": 5, "coloured": true})", "misses keeping"},
      {R"({"maxNotes": 5, "coloured": true, "keeping": {"days": 3}})", "misses keeping.weight"},
      {R"({"maxNotes": 0, "coloured": true})", "maxNotes is out of its range"},
      {R"({"maxNotes": 1001, "coloured": true})", "maxNotes is out of its range"},
      {R"({"maxNotes": 5, "coloured": true, "keeping": {"weight": "NaN", "days": 3}})",
       "keeping.weight is out of its range"},
  };
  int year = 2000;
  for (const auto& c : cases) {
    Insert("13", std::to_string(++year) + "-01-01", c.body);
    Find("regions/13");
    EXPECT_THAT(fault_, HasSubstr("policy edition 13@")) << c.body;
    EXPECT_THAT(fault_, HasSubstr(c.fault)) << c.body;
  }
}

TEST_F(PolicyTest, IsAnInternalFaultToWhoCalls) {
  EXPECT_THAT(db_.Read(absl::Now() + absl::Seconds(20),
                       [](db::Tx& tx) {
                         At<Policy>(tx, "regions/13", kDay);
                         return absl::OkStatus();
                       }),
              RefusedWith(Reason::INTERNAL_FAULT));
}

TEST_F(PolicyTest, IsNeverChangedOnceInForce) {
  Insert("", "-infinity");
  Insert("13", "infinity");
  for (const char* sql : {"UPDATE common.policy SET body = '{}' WHERE region_code = ''",
                          "UPDATE common.policy SET effective_time = '2030-01-01'",
                          "UPDATE common.policy SET source = 'x' WHERE region_code = '13'",
                          "DELETE FROM common.policy"}) {
    EXPECT_THROW(work_.exec(sql), pqxx::sql_error) << sql;
  }
  EXPECT_EQ(work_.exec("DELETE FROM common.policy WHERE region_code = '13'").affected_rows(), 1)
      << "not in force yet";
  Insert("13", "infinity");
  EXPECT_EQ(work_.exec("SELECT max(version) FROM common.policy")[0][0].as<int>(), 3)
      << "a version is given once";
}

TEST_F(PolicyTest, HasARegionThatCanBe) {
  for (const char* code : {"1", "130", "13050", "1305021", "13050210300", "regions/13", "hb"}) {
    EXPECT_THROW(Insert(code, "2020-01-01"), pqxx::check_violation) << code;
  }
  Insert("13", "2020-01-01");
  EXPECT_THROW(Insert("13", "2020-01-01"), pqxx::unique_violation);
}

}  // namespace
}  // namespace linli::policy
