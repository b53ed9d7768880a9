// Law 9: of the nearest region upwards that has a version in force, the newest.
#include "absl/strings/str_cat.h"
#include "common/db/database.h"
#include "services/awards/storage/issuer_store.h"
#include "services/awards/storage/star_scheme_store.h"
#include "tests/support/matchers.h"
#include "tests/support/postgres.h"

namespace linli::awards::store {
namespace {

class InForce : public ::testing::Test {
 protected:
  void Insert(const char* region, int64_t from, int version) {
    pqxx::connection connection(database_.superuser_conninfo());
    pqxx::work work(connection);
    const std::string id = absl::StrCat("v", version);
    const std::string at = absl::StrCat("to_timestamp(", from, ")");
    work.exec(absl::StrCat("INSERT INTO awards.star_scheme VALUES ('", id, "', '", region, "', ",
                           version, ", 't', ", at, ", ", at, ")"));
    work.exec(absl::StrCat("INSERT INTO awards.star_level VALUES ('", id, "', 1, 't', 60), ('", id,
                           "', 2, 't', 90)"));
    work.exec(absl::StrCat("INSERT INTO awards.certificate_issuer VALUES ('", id, "', '", region,
                           "', ", version, ", 't', '', '', '', ", at, ", ", at, ")"));
    work.commit();
  }
  template <typename Find>
  auto Read(const Find& find) {
    decltype(find(std::declval<db::Tx&>())) found;
    EXPECT_THAT(db_.Read(absl::Now() + absl::Seconds(20),
                         [&](db::Tx& tx) {
                           found = find(tx);
                           return absl::OkStatus();
                         }),
                IsOk());
    return found;
  }

  support::TestDatabase database_{"awards"};
  db::Database db_{{database_.conninfo(), "awards", 1}};
};

constexpr int64_t kNational = 946656000;  // 2000-01-01 in China: what holds everywhere

// S0-5, S4-34: the scheme is data, by region and date.
TEST_F(InForce, IsTheNearestRegionsNewestVersion) {
  Insert("regions/13", kNational + 200, 2);
  Insert("regions/1305", kNational + 300, 3);
  Insert("regions/1305", kNational + 400, 4);
  const struct {
    const char* region;
    int64_t at;
    int64_t version;  // 0: none
  } cases[] = {
      {"regions/130502001001", 399, 3},  // the moment before the new version
      {"regions/130502001001", 400, 4},  // its first
      {"regions/130502001001", 299, 2},  // the city has none yet: the province's
      {"regions/130502001001", 199, 1},
      {"regions/130502001001", -1, 0},
      {"regions/1306", 999, 2},
      {"regions/3502", 999, 1},
      {"", 999, 1},
  };
  for (const auto& c : cases) {
    const absl::Time at = absl::FromUnixSeconds(kNational + c.at);
    const auto scheme = Read([&](db::Tx& tx) { return StarSchemeInForce(tx, c.region, at); });
    EXPECT_EQ(scheme ? scheme->version() : 0, c.version) << c.region << " at " << c.at;
    if (scheme) {
      EXPECT_GE(scheme->stars_size(), 2) << "with all its stars";
    }
    const auto issuer = Read([&](db::Tx& tx) { return IssuerInForce(tx, c.region, at); });
    EXPECT_EQ(issuer ? issuer->version() : 0, c.version) << c.region << " at " << c.at;
  }
}

}  // namespace
}  // namespace linli::awards::store
