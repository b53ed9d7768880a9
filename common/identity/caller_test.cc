#include "common/identity/caller.h"

#include "gtest/gtest.h"

namespace linli::identity {
namespace {

const Scope kWholePlatform{.region = "", .organizations = {}, .whole_platform = true};
const Scope kUnknown{};
const Scope kXingtai{.region = "1305", .organizations = {}};
const Scope kCommunity{.region = "130502001002", .organizations = {}};
const Scope kTeam{.region = "130502",
                  .organizations = {"organizations/team", "organizations/league"}};
const Scope kYouthTeam{
    .region = "130502", .organizations = {"organizations/team"}, .systems = {"youth"}};

TEST(Covers, GoesByRegionLevelsAndTheLineOfOrganizations) {
  struct Case {
    const char* over;
    const Scope& scope;
    bool covers;
  };
  const Case cases[] = {
      {"platform", kWholePlatform, true},
      {"platform", kUnknown, true},
      {"platform", kCommunity, true},
      {"regions/13", kXingtai, true},
      {"regions/1305", kXingtai, true},
      {"regions/130502", kXingtai, false},  // what lies above is not covered
      {"regions/1306", kXingtai, false},
      {"regions/130502", kCommunity, true},
      {"regions/130502001", kCommunity, true},
      {"regions/130502001002", kCommunity, true},
      {"regions/130502001003", kCommunity, false},
      {"regions/1", kXingtai, false},    // not a level
      {"regions/130", kXingtai, false},  // a prefix, but not at a level
      {"regions/13050200100", kCommunity, false},
      {"regions/", kXingtai, false},
      {"regions/1305", kWholePlatform, false},
      {"regions/1305", kUnknown, false},
      {"regions/1305", kTeam, true},
      {"organizations/team", kTeam, true},
      {"organizations/league", kTeam, true},
      {"organizations/tea", kTeam, false},
      {"organizations/other", kTeam, false},
      {"organizations/team", kWholePlatform, false},
      {"organizations/team", kXingtai, false},
      {"systems/youth", kYouthTeam, true},  // S1-27
      {"systems/women", kYouthTeam, false},
      {"systems/", kYouthTeam, false},
      {"systems/youth", kTeam, false},
      {"systems/youth", kWholePlatform, false},
      {"regions/1305/systems/youth", kYouthTeam, true},
      {"regions/1306/systems/youth", kYouthTeam, false},
      {"regions/1305/systems/women", kYouthTeam, false},
      {"regions/1305/youth", kYouthTeam, false},
      {"regions/1305/systems/youth", kTeam, false},
      {"", kTeam, false},
      {"", kUnknown, false},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(Covers(one.over, one.scope), one.covers) << one.over << " over " << one.scope.region;
  }
}

TEST(Covers, NeverTakesABrokenRegionForAKnownOne) {
  EXPECT_FALSE(Covers("regions/13", Scope{.region = "130", .organizations = {}}));
  EXPECT_FALSE(Covers("regions/13", Scope{.region = "13x5", .organizations = {}}));
}

TEST(Holds, OnlyWhileTheDelegationIsInForce) {  // law 11
  const absl::Time from = absl::FromUnixSeconds(1'000);
  const absl::Time until = absl::FromUnixSeconds(2'000);
  const Caller caller{"staff/lin", {{Role::APPROVER, "regions/1305", from, until}}};
  EXPECT_FALSE(caller.Holds(Role::APPROVER, kXingtai, from - absl::Nanoseconds(1)));
  EXPECT_TRUE(caller.Holds(Role::APPROVER, kXingtai, from));
  EXPECT_TRUE(caller.Holds(Role::APPROVER, kXingtai, until - absl::Nanoseconds(1)));
  EXPECT_FALSE(caller.Holds(Role::APPROVER, kXingtai, until));
}

TEST(Holds, OnlyTheRoleThatWasGivenAndWhereItWasGiven) {
  const Caller caller{
      "staff/lin",
      {{Role::APPROVER, "regions/1305", absl::InfinitePast(), absl::InfiniteFuture()},
       {Role::ORGANIZATION_MANAGER, "organizations/league", absl::InfinitePast(),
        absl::InfiniteFuture()}}};
  const absl::Time now = absl::UnixEpoch();
  EXPECT_TRUE(caller.Holds(Role::APPROVER, kTeam, now));
  EXPECT_TRUE(caller.Holds(Role::ORGANIZATION_MANAGER, kTeam, now));
  EXPECT_FALSE(caller.Holds(Role::ADMINISTRATOR, kTeam, now));
  EXPECT_FALSE(caller.Holds(Role::ORGANIZATION_MANAGER, kXingtai, now));
  EXPECT_FALSE(caller.Holds(Role::APPROVER, kWholePlatform, now));
  EXPECT_FALSE(Caller{}.Holds(Role::APPROVER, kTeam, now));
}

TEST(Caller, WithoutATokenIsNobody) {
  EXPECT_TRUE(Caller{}.anonymous());
  EXPECT_FALSE(Caller{}.Is(""));
  EXPECT_TRUE((Caller{"volunteers/V1", {}}.Is("volunteers/V1")));
  EXPECT_FALSE((Caller{"volunteers/V1", {}}.Is("volunteers/V10")));
}

TEST(WithIncluded, GivesWhatTheContractSaysForTheSamePlaceAndTime) {
  const absl::Time from = absl::FromUnixSeconds(1);
  const std::vector<Delegation> all =
      WithIncluded({{Role::CIVIL_AFFAIRS, "regions/1305", from, absl::InfiniteFuture()},
                    {Role::AUDITOR, "platform", from, absl::InfiniteFuture()}});
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].role, Role::CIVIL_AFFAIRS);
  EXPECT_EQ(all[1].role, Role::AUDITOR);
  EXPECT_EQ(all[2].role, Role::INSPECTOR);
  EXPECT_EQ(all[2].over, "regions/1305");
  EXPECT_EQ(all[2].from, from);
}

}  // namespace
}  // namespace linli::identity
