// How the services to the right learn who may do what (law 11, S0-3).
#include "services/registration/client/authority.h"

#include "common/time/proto_time.h"
#include "services/registration/client/fake.h"
#include "tests/support/matchers.h"

namespace linli::registration {
namespace {

using ::testing::ElementsAre;

constexpr char kTeam[] = "organizations/team";
constexpr char kFederation[] = "organizations/federation";
constexpr char kVolunteer[] = "volunteers/V1";

class AuthorityTest : public ::testing::Test {
 protected:
  AuthorityTest() {
    v1::Organization team;
    team.set_name(kTeam);
    team.set_region("regions/130502");
    team.add_ancestors(kFederation);
    client_.Put(team);
    v1::Volunteer volunteer;
    volunteer.set_name(kVolunteer);
    volunteer.set_service_region("regions/130503");
    client_.Put(volunteer);
    Belongs(v1::MEMBERSHIP_ACTIVE);
  }

  void Belongs(v1::MembershipState state) {
    v1::Membership membership;
    membership.set_name("volunteers/V1/memberships/team");
    membership.set_volunteer(kVolunteer);
    membership.set_organization(kTeam);
    membership.set_state(state);
    client_.Put(membership);
  }

  absl::StatusOr<identity::Scope> Resolve(const std::string& name) {
    return authority_.scopes().Resolve(name, absl::InfiniteFuture());
  }

  FakeRegistrationClient client_;
  Authority authority_{client_};
};

TEST_F(AuthorityTest, AnOrganizationLiesInItsRegionAndBelowItsAncestors) {
  auto scope = Resolve("organizations/team/activities/a");
  ASSERT_THAT(scope, IsOk());
  EXPECT_EQ(scope->region, "130502");
  EXPECT_THAT(scope->organizations, ElementsAre(kTeam, kFederation));
  EXPECT_FALSE(scope->whole_platform);
}

TEST_F(AuthorityTest, AVolunteerLiesInHerRegionAndWhereSheBelongs) {
  auto scope = Resolve("volunteers/V1/records/r");
  ASSERT_THAT(scope, IsOk());
  EXPECT_EQ(scope->region, "130503");
  EXPECT_THAT(scope->organizations, ElementsAre(kTeam, kFederation));
  Belongs(v1::MEMBERSHIP_REQUESTED);
  EXPECT_TRUE(Resolve(kVolunteer)->organizations.empty());
}

TEST_F(AuthorityTest, WhatNobodyKnowsLiesOnTheWholePlatform) {
  EXPECT_TRUE(Resolve("volunteers/V2")->whole_platform);
  EXPECT_TRUE(Resolve("organizations/other")->whole_platform);
  EXPECT_TRUE(Resolve("platform")->whole_platform);
  EXPECT_EQ(Resolve("regions/1305")->region, "1305");
}

TEST_F(AuthorityTest, WhatIsDissolvedLiesBelowItsSuccessorToo) {
  v1::Organization old;
  old.set_name("organizations/old");
  old.set_region("regions/130503");
  old.set_successor(kTeam);
  client_.Put(old);
  EXPECT_THAT(Resolve("organizations/old")->organizations,
              ElementsAre("organizations/old", kTeam, kFederation));
  v1::Organization round;
  round.set_name("organizations/round");
  round.set_successor("organizations/round");
  client_.Put(round);
  EXPECT_THAT(Resolve("organizations/round")->organizations, ElementsAre("organizations/round"));
}

TEST_F(AuthorityTest, LiesInThePartnerSystemsOfItsOrganizations) {  // S1-27
  v1::Organization team = **client_.GetOrganization({}, kTeam);
  team.set_system("systems/youth");
  client_.Put(team);
  EXPECT_THAT(Resolve(kTeam)->systems, ElementsAre("youth"));
  EXPECT_THAT(Resolve(kVolunteer)->systems, ElementsAre("youth"));
  EXPECT_EQ(Resolve("regions/1305/systems/youth")->region, "1305");
  EXPECT_THAT(Resolve("regions/1305/systems/youth")->systems, ElementsAre("youth"));
}

TEST_F(AuthorityTest, TroubleIsNotAnAnswer) {
  client_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "registration"}}));
  EXPECT_THAT(Resolve(kTeam), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  EXPECT_THAT(authority_.delegations().Of("staff/li", absl::InfiniteFuture()),
              RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
}

TEST_F(AuthorityTest, WhatWasTakenAwayIsNotHeld) {
  v1::Delegation delegation;
  delegation.set_name("delegations/d");
  delegation.set_subject("staff/li");
  delegation.set_role(options::v1::APPROVER);
  delegation.set_over("regions/1305");
  client_.Put(delegation);
  auto held = authority_.delegations().Of("staff/li", absl::InfiniteFuture());
  ASSERT_THAT(held, IsOkAndHolds(::testing::SizeIs(1)));
  EXPECT_EQ(held->front().until, absl::InfiniteFuture());
  *delegation.mutable_revoke_time() = time::ToProto(absl::UnixEpoch());
  client_.Put(delegation);
  EXPECT_THAT(authority_.delegations().Of("staff/li", absl::InfiniteFuture()),
              IsOkAndHolds(::testing::IsEmpty()));
}

}  // namespace
}  // namespace linli::registration
