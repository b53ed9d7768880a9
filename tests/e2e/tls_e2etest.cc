// The whole line over TLS, where nobody comes without a certificate; and a partner agency that has
// nothing else.
#include <algorithm>
#include <initializer_list>

#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "linli/registration/v1/delegation_service.pb.h"
#include "linli/registration/v1/volunteer_service.pb.h"
#include "tests/e2e/scrape.h"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

class OverTls : public ::testing::Test {
 protected:
  support::Suite suite_{support::Suite::Shape{.tls = true}};
  Town town_{suite_};

  // Who calls by certificate alone.
  demo::Line Agency(const std::string& subject) {
    demo::Addresses addresses = suite_.addresses();
    addresses.tls = suite_.ClientTls(subject);
    return demo::Line(std::move(addresses));
  }
};

TEST_F(OverTls, TheLineWorksFromRegistrationToAStar) {
  const auto people = town_.Enlist(0, 1);
  const auto record = Must(town_.Enter(people[0], 1, 3));
  Must(town_.Confirm(kSecond, record.name()));
  EXPECT_THAT(demo::Await([&] {
                return suite_.Count("awards", "SELECT sum(counted_minutes) FROM standing") == 180;
              }),
              IsOk());
  EXPECT_THAT(town_.Star(people[0]), IsOk());
}

// Redis wants a certificate and a password; where it takes neither any more, nobody's call fails,
// no replica is taken out of service, and the new password needs no restart.
TEST_F(OverTls, RedisLetsInWhoHasThePasswordAndIsMissedByNobody) {
  const auto tells = [&](const std::string& service, const std::string& line) {
    return Scrape(suite_.MetricsOf(service)).find("\n" + line + "\n") != std::string::npos;
  };
  const auto await = [&](std::initializer_list<const char*> services, const std::string& line) {
    return demo::Await(
        [&] {
          return std::all_of(services.begin(), services.end(),
                             [&](const char* service) { return tells(service, line); });
        },
        absl::Minutes(1));
  };
  EXPECT_THAT(await({"registration", "matching", "hours", "awards"}, "linli_redis_up 1"), IsOk());
  suite_.redis().SetPassword("another");
  suite_.redis().Stop();
  suite_.redis().Start();
  const auto people = town_.Enlist(0, 2);
  const auto record = Must(town_.Enter(people[0], 1, 3));
  Must(town_.Confirm(kSecond, record.name()));
  EXPECT_THAT(await({"registration", "hours"}, "linli_redis_up 0"), IsOk());
  EXPECT_THAT(demo::Await([&] {
                return !tells("hours", "linli_redis_refusals_total{kind=\"password\"} 0");
              }),
              IsOk());
  suite_.Kill("hours");
  suite_.Start("hours");  // until it says that it serves: without Redis too
  EXPECT_TRUE(tells("hours", "linli_redis_up 0"));
  suite_.SetRedisPassword("another");
  EXPECT_THAT(await({"registration", "matching", "hours", "awards"}, "linli_redis_up 1"), IsOk());
}

TEST_F(OverTls, AnAgencyIsWhoItsCertificateNames) {
  demo::Line charity = Agency("agencies/charity");
  const auto registration = town_.Registration(7);
  const auto refused = charity.Call<registration::v1::Volunteer>("", registration);
  EXPECT_EQ(demo::Outcome(refused.status()), "NOT_AUTHORIZED");

  registration::v1::GrantDelegationRequest grant;
  auto& delegation = *grant.mutable_delegation();
  delegation.set_subject("agencies/charity");
  delegation.set_role(options::v1::REGISTRAR);
  delegation.set_over("regions/13");
  const auto granted = Must(town_.line().Call<registration::v1::Delegation>(kAdministrator, grant));
  EXPECT_THAT(
      demo::Await([&] { return charity.Call<registration::v1::Volunteer>("", registration).ok(); }),
      IsOk());

  registration::v1::RevokeDelegationRequest revoke;
  revoke.set_name(granted.name());
  Must(town_.line().Call<registration::v1::Delegation>(kAdministrator, revoke));
  EXPECT_THAT(
      demo::Await([&] {
        return demo::Outcome(
                   charity.Call<registration::v1::Volunteer>("", town_.Registration(8)).status()) ==
               "NOT_AUTHORIZED";
      }),
      IsOk());
}

}  // namespace
}  // namespace linli::e2e
