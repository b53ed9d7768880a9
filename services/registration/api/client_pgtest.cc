// The client that the services to the right link, over real registration.
#include <algorithm>

#include "common/cache/cache.h"
#include "common/client/channel.h"
#include "services/registration/client/authority.h"
#include "services/registration/client/client.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::SizeIs;

class ClientTest : public RegistrationTest {
 protected:
  ClientTest()
      : channel_("registration", absl::StrCat("127.0.0.1:", host_->port()),
                 host_.Token("services/matching")),
        cache_(*cache::Address::Parse("")),
        client_(Connect(channel_, cache_)) {
    context_.deadline = absl::Now() + absl::Seconds(30);
  }

  client::Channel channel_;
  cache::Cache cache_;
  std::unique_ptr<RegistrationClient> client_;
  client::Context context_;
};

TEST_F(ClientTest, ReadsWhatRegistrationKnows) {
  const std::string her = Registered(1);
  const std::string team = Founded(Application("铁老汉磨刀队"), "staff/manager");
  ASSERT_THAT(Join(her, team, her), IsOk());
  EXPECT_EQ((*client_->GetVolunteer(context_, her))->display_name(), "张小梅");
  EXPECT_EQ((*client_->GetOrganization(context_, team))->display_name(), "铁老汉磨刀队");
  EXPECT_EQ((*client_->GetRegion(context_, kDistrict))->display_name(), "襄都区");
  EXPECT_THAT(client_->GetVolunteer(context_, "volunteers/nobody"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(client_->BatchGetVolunteers(context_, {her, "volunteers/nobody"}),
              IsOkAndHolds(SizeIs(1)));
  const auto systems = client_->ListPartnerSystems(context_);
  ASSERT_THAT(systems, IsOk());
  EXPECT_TRUE(std::any_of(systems->begin(), systems->end(), [](const v1::PartnerSystem& one) {
    return one.name() == "systems/youth" && one.display_name() == "青年志愿者";
  }));
  EXPECT_THAT(client_->ListActiveMemberships(context_, her), IsOkAndHolds(SizeIs(0)));
  ASSERT_THAT(Accept(her + "/memberships/" + team.substr(14), "staff/manager"), IsOk());
  EXPECT_THAT(client_->ListActiveMemberships(context_, her), IsOkAndHolds(SizeIs(1)));
  EXPECT_THAT(client_->ListDelegations(context_, kApprover), IsOkAndHolds(SizeIs(1)));
}

TEST_F(ClientTest, CarriesAuthorityToTheRight) {  // law 11
  const std::string her = Registered(1);
  const std::string team = Founded(Application("铁老汉磨刀队"), "staff/manager");
  ASSERT_THAT(Join(her, team, "staff/manager"), IsOk());
  ASSERT_THAT(Accept(her + "/memberships/" + team.substr(14), her), IsOk());
  Authority authority(*client_);
  auto scope = authority.scopes().Resolve(her, context_.deadline);
  ASSERT_THAT(scope, IsOk());
  EXPECT_EQ(scope->region, "130502");
  EXPECT_THAT(scope->organizations, ElementsAre(team));
  auto held = authority.delegations().Of("staff/manager", context_.deadline);
  ASSERT_THAT(held, IsOkAndHolds(SizeIs(1)));
  EXPECT_EQ(held->front().over, team);
}

TEST_F(ClientTest, SaysWhenRegistrationIsAway) {
  host_->Drain();
  EXPECT_THAT(client_->GetVolunteer(context_, "volunteers/V1"),
              RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
}

}  // namespace
}  // namespace linli::registration
