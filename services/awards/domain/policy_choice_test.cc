#include "services/awards/domain/policy_choice.h"

#include "gmock/gmock.h"
#include "linli/awards/v1/certificate.pb.h"
#include "linli/awards/v1/star.pb.h"

namespace linli::awards::domain {
namespace {

using ::testing::ElementsAre;

v1::StarScheme Scheme(std::string region, int64_t from, int64_t version) {
  v1::StarScheme scheme;
  scheme.set_region(std::move(region));
  *scheme.mutable_effective_time() = time::ToProto(absl::FromUnixSeconds(from));
  scheme.set_version(version);
  return scheme;
}

TEST(RegionAndAbove, ClimbsFromACommunityToEverywhere) {
  EXPECT_THAT(RegionAndAbove("regions/130502001001"),
              ElementsAre("regions/130502001001", "regions/130502001", "regions/130502",
                          "regions/1305", "regions/13", ""));
  EXPECT_THAT(RegionAndAbove("regions/1305"), ElementsAre("regions/1305", "regions/13", ""));
  EXPECT_THAT(RegionAndAbove(""), ElementsAre(""));
}

TEST(LiesIn, IsTheRegionItselfAndWhatIsBelow) {
  EXPECT_TRUE(LiesIn("regions/1305", "regions/1305"));
  EXPECT_TRUE(LiesIn("regions/130502001001", "regions/1305"));
  EXPECT_TRUE(LiesIn("regions/1305", ""));
  EXPECT_FALSE(LiesIn("regions/13", "regions/1305"));
  EXPECT_FALSE(LiesIn("regions/1306", "regions/1305"));
  EXPECT_FALSE(LiesIn("", "regions/13"));
}

// S0-5, S4-34: the scheme is data, by region and date.
TEST(PolicyInForce, TakesTheNearestRegionUpwardAndItsNewestVersion) {
  const std::vector<v1::StarScheme> schemes = {Scheme("", 100, 1), Scheme("regions/13", 200, 2),
                                               Scheme("regions/1305", 300, 3),
                                               Scheme("regions/1305", 400, 4)};
  struct Case {
    std::string region;
    int64_t at;
    int64_t version;  // 0: none
  };
  for (const Case& c : std::vector<Case>{
           {"regions/130502001001", 399, 3},  // the day before the new version
           {"regions/130502001001", 400, 4},  // the instant of the new version
           {"regions/130502001001", 299, 2},  // the city has none yet: the province's
           {"regions/130502001001", 199, 1},
           {"regions/130502001001", 99, 0},
           {"regions/1306", 999, 2},
           {"regions/3502", 999, 1},
           {"", 999, 1},
       }) {
    const v1::StarScheme* found = PolicyInForce(schemes, c.region, absl::FromUnixSeconds(c.at));
    EXPECT_EQ(found ? found->version() : 0, c.version) << c.region << " at " << c.at;
  }
}

TEST(PolicyInForce, WorksForIssuersToo) {
  EXPECT_EQ(PolicyInForce(std::vector<v1::CertificateIssuer>{}, "regions/13", absl::UnixEpoch()),
            nullptr);
}

}  // namespace
}  // namespace linli::awards::domain
