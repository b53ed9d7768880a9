#include "services/matching/domain/activity_region.h"

#include "tests/support/matchers.h"

namespace linli::matching::domain {
namespace {

absl::Status Check(const std::string& region, const std::string& of_organization, int digits = 4,
                   bool known = true) {
  v1::PublishPolicy policy;
  policy.set_home_digits(digits);
  v1::Activity activity;
  activity.set_region("regions/" + region);
  Violations violations;
  CheckActivityRegion(policy, activity, {known, "regions/" + of_organization}, violations);
  return violations.ToStatus();
}

TEST(ActivityRegion, IsOneThatRegistrationKnows) {
  EXPECT_THAT(Check("130502", "1305", 4, false),
              Violates("activity.region", Reason::REGION_UNKNOWN));
}

TEST(ActivityRegion, LiesWhereTheOrganisationWorks) {  // S0-3, S3-30
  const struct {
    const char* region;
    const char* of_organization;
    int digits;
    bool inside;
  } cases[] = {
      {"130502", "130502", 4, true},
      {"130503", "130502", 4, true},      // the next district of its city
      {"1305", "130502001001", 4, true},  // its city
      {"1306", "130502", 4, false},       // the next city
      {"13", "130502", 4, false},         // the whole province
      {"130502001001", "1305", 4, true},
      {"1306", "13", 4, true},  // an organisation of the province
      {"41", "13", 4, false},
      {"130503", "130502", 6, false},  // a city that keeps them in their district
      {"130502001", "130502001001", 6, true},
      {"130502001002", "130502001001", 12, false},
      {"1306", "1305", 2, true},  // a province that lets them travel
  };
  for (const auto& c : cases) {
    if (c.inside) {
      EXPECT_THAT(Check(c.region, c.of_organization, c.digits), IsOk()) << c.region;
    } else {
      EXPECT_THAT(Check(c.region, c.of_organization, c.digits),
                  Violates("activity.region", Reason::ACTIVITY_REGION_OUTSIDE))
          << c.region;
    }
  }
}

}  // namespace
}  // namespace linli::matching::domain
