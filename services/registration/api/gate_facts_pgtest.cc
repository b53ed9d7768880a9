// What matching asks before a sign-up: one answer, kept near, forgotten with every change.
#include <cstdlib>

#include "common/cache/cache.h"
#include "common/client/channel.h"
#include "linli/registration/v1/volunteer_life_service.grpc.pb.h"
#include "services/registration/api/readiness_fixture.h"
#include "services/registration/client/client.h"
#include "services/registration/client/gates.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::SizeIs;

class GateFactsTest : public ReadinessTest {
 protected:
  GateFactsTest() : ReadinessTest(std::getenv("LINLI_TEST_REDIS")) {}

  std::string Kind() {
    v1::CreateQualificationKindRequest request;
    request.set_parent(team_);
    request.mutable_qualification_kind()->set_display_name("急救员");
    request.mutable_qualification_kind()->set_validity_months(12);
    return host_
        .Call(*qualifications_, &Qualifications::Stub::CreateQualificationKind, kManager, request)
        ->name();
  }
  absl::StatusOr<v1::Qualification> Grant(const std::string& kind) {
    v1::GrantQualificationRequest request;
    request.set_parent(her_);
    request.mutable_qualification()->set_qualification_kind(kind);
    return host_.Call(*qualifications_, &Qualifications::Stub::GrantQualification, kManager,
                      request);
  }
  absl::StatusOr<v1::Qualification> Revoke(const std::string& name) {
    v1::RevokeQualificationRequest request;
    request.set_name(name);
    request.set_reason("证书已注销");
    return host_.Call(*qualifications_, &Qualifications::Stub::RevokeQualification, kManager,
                      request);
  }
};

TEST_F(GateFactsTest, TellWhatTheFileSays) {
  const auto facts = Facts(her_);
  ASSERT_THAT(facts, IsOk());
  EXPECT_TRUE(gates::Active(*facts));
  EXPECT_EQ(facts->birth_date(), "1990-01-01");
  EXPECT_FALSE(facts->real_name_verified());
  EXPECT_THAT(facts->languages(), SizeIs(0));
  v1::UpdateVolunteerRequest update;
  update.mutable_volunteer()->set_name(her_);
  update.mutable_volunteer()->add_languages("csl");
  update.mutable_update_mask()->add_paths("languages");
  ASSERT_THAT(host_.Call(*volunteers_, &Volunteers::Stub::UpdateVolunteer, her_, update), IsOk());
  EXPECT_THAT(Facts(her_)->languages(), ElementsAre("csl"));  // S0-33
  EXPECT_THAT(Facts(her_, her_), IsOk());
  EXPECT_THAT(Facts(her_, kManager), RefusedWith(Reason::NOT_AUTHORIZED))
      << "an organisation is not told how its member is insured elsewhere";
  EXPECT_THAT(Facts("volunteers/nobody"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(GateFactsTest, FollowEveryChangeThoughTheyAreCached) {
  const auto version = [&] { return Facts(her_)->etag(); };
  std::string seen = version();
  const auto changed = [&] {
    const std::string before = std::exchange(seen, version());
    return before != seen;
  };
  const std::string course = Course();
  Complete(course, her_);
  EXPECT_TRUE(changed());
  EXPECT_TRUE(gates::TrainedBy(*Facts(her_), course, now()));
  const std::string kind = Kind();
  const auto grant = Grant(kind);
  EXPECT_TRUE(changed());
  EXPECT_TRUE(gates::HoldsAt(*Facts(her_), kind, now()));
  ASSERT_THAT(Revoke(grant->name()), IsOk());
  EXPECT_TRUE(changed());
  EXPECT_FALSE(gates::HoldsAt(*Facts(her_), kind, now()));
  v1::UpdateVolunteerRequest update;
  update.mutable_volunteer()->set_name(her_);
  update.mutable_volunteer()->set_availability(1);
  update.mutable_update_mask()->add_paths("availability");
  ASSERT_THAT(host_.Call(*volunteers_, &Volunteers::Stub::UpdateVolunteer, her_, update), IsOk());
  EXPECT_FALSE(changed()) << "decides nothing: no query for it, and the cache keeps what it has";
  using Life = v1::VolunteerLifeService;
  const auto life = Life::NewStub(host_.channel());
  v1::SuspendVolunteerRequest suspend;
  suspend.set_name(her_);
  suspend.set_reason("多次爽约");
  ASSERT_THAT(host_.Call(*life, &Life::Stub::SuspendVolunteer, kAdministrator, suspend), IsOk());
  EXPECT_TRUE(changed());
  EXPECT_FALSE(gates::Active(*Facts(her_)));
  v1::ReinstateVolunteerRequest reinstate;
  reinstate.set_name(her_);
  reinstate.set_reason("已改正");
  ASSERT_THAT(host_.Call(*life, &Life::Stub::ReinstateVolunteer, kAdministrator, reinstate),
              IsOk());
  EXPECT_TRUE(changed());
  EXPECT_TRUE(gates::Active(*Facts(her_)));
  v1::LeaveOrganizationRequest leave;
  leave.set_name(her_ + "/memberships/" + team_.substr(14));
  ASSERT_THAT(host_.Call(*memberships_, &Memberships::Stub::LeaveOrganization, her_, leave),
              IsOk());
  EXPECT_TRUE(changed());
  EXPECT_FALSE(changed());
}

// Whoever ends a file's activity, no cache says that she may serve once that was answered.
TEST_F(GateFactsTest, TellAtOnceThatAFileIsSuspended) {
  const auto life = v1::VolunteerLifeService::NewStub(host_.channel());
  for (int round = 0; round < 5; ++round) {
    ASSERT_TRUE(gates::Active(*Facts(her_))) << round;
    v1::SuspendVolunteerRequest suspend;
    suspend.set_name(her_);
    suspend.set_reason("多次爽约");
    ASSERT_THAT(host_.Call(*life, &v1::VolunteerLifeService::Stub::SuspendVolunteer, kAdministrator,
                           suspend),
                IsOk());
    ASSERT_FALSE(gates::Active(*Facts(her_))) << round;
    v1::ReinstateVolunteerRequest reinstate;
    reinstate.set_name(her_);
    reinstate.set_reason("已改正");
    ASSERT_THAT(host_.Call(*life, &v1::VolunteerLifeService::Stub::ReinstateVolunteer,
                           kAdministrator, reinstate),
                IsOk());
  }
}

// A reader that runs all the while never sees a grant again after its revocation was answered.
TEST_F(GateFactsTest, AreNeverOlderThanARevocationThatWasAnswered) {
  const std::string kind = Kind();
  for (int round = 0; round < 20; ++round) {
    const auto grant = Grant(kind);
    ASSERT_THAT(grant, IsOk());
    std::atomic<bool> done = false;
    std::thread reader([&] {
      while (!done) Facts(her_).IgnoreError();
    });
    ASSERT_THAT(Revoke(grant->name()), IsOk());
    const auto facts = Facts(her_);
    done = true;
    reader.join();
    ASSERT_THAT(facts, IsOk());
    ASSERT_FALSE(gates::HoldsAt(*facts, kind, now())) << round;
    host_.clock().Advance(absl::Seconds(1));
  }
}

TEST_F(GateFactsTest, ReachMatchingThroughTheClientsCache) {
  client::Channel channel("registration", absl::StrCat("127.0.0.1:", host_->port()),
                          host_.Token("services/matching"));
  cache::Cache cache(*cache::Address::Parse(std::getenv("LINLI_TEST_REDIS")));
  const auto client = Connect(channel, cache);
  client::Context context;
  context.deadline = absl::Now() + absl::Seconds(30);
  const std::string kind = Kind();
  ASSERT_THAT(client->GetGateFacts(context, her_), IsOk());
  ASSERT_THAT(Grant(kind), IsOk());
  // Another process hears of it through Redis within moments.
  while (!gates::HoldsAt(**client->GetGateFacts(context, her_), kind, now())) {
    ASSERT_LT(absl::Now(), context.deadline);
    std::this_thread::yield();
  }
  EXPECT_THAT(client->GetGateFacts(context, "volunteers/nobody"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

}  // namespace
}  // namespace linli::registration
