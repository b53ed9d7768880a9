// Joining an organisation by both sides' will, in four ways (S1-27, S3-3).
#include <thread>

#include "common/status/details.h"
#include "google/rpc/error_details.pb.h"
#include "services/registration/domain/volunteer_number.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;

constexpr char kManager[] = "staff/manager";

class MembershipsTest : public RegistrationTest {
 protected:
  MembershipsTest() : team_(Founded(Application("铁老汉磨刀队"), kManager)), her_(Registered(1)) {}

  std::string Of(const std::string& organization) {
    return absl::StrCat(her_, "/memberships/", organization.substr(14));
  }
  template <typename Request>
  absl::StatusOr<v1::Membership> Transition(
      grpc::Status (Memberships::Stub::*method)(grpc::ClientContext*, const Request&,
                                                v1::Membership*),
      const std::string& as) {
    Request request;
    request.set_name(Of(team_));
    return host_.Call(*memberships_, method, as, request);
  }
  absl::StatusOr<v1::Membership> Decline(const std::string& as) {
    return Transition(&Memberships::Stub::DeclineMembership, as);
  }
  absl::StatusOr<v1::Membership> Leave(const std::string& as) {
    return Transition(&Memberships::Stub::LeaveOrganization, as);
  }
  absl::StatusOr<v1::Membership> Get(const std::string& as) {
    return Transition(&Memberships::Stub::GetMembership, as);
  }
  absl::StatusOr<v1::ListMembershipsResponse> List(const std::string& parent, const std::string& as,
                                                   v1::MembershipState state = {}, int size = 0,
                                                   const std::string& token = "") {
    v1::ListMembershipsRequest request;
    request.set_parent(parent);
    request.set_state(state);
    request.set_page_size(size);
    request.set_page_token(token);
    return host_.Call(*memberships_, &Memberships::Stub::ListMemberships, as, request);
  }
  void Opens(v1::JoinMode mode) {
    v1::UpdateOrganizationRequest request;
    request.mutable_organization()->set_name(team_);
    request.mutable_organization()->set_join_mode(mode);
    request.mutable_organization()->set_join_password("leifeng35");
    request.mutable_update_mask()->add_paths("join_mode");
    request.mutable_update_mask()->add_paths("join_password");
    EXPECT_THAT(
        host_.Call(*organizations_, &Organizations::Stub::UpdateOrganization, kManager, request),
        IsOk());
  }

  const std::string team_;
  const std::string her_;
};

TEST_F(MembershipsTest, SheAsksAndAManagerAccepts) {
  absl::StatusOr<v1::Membership> asked = Join(her_, team_, her_);
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->name(), Of(team_));
  EXPECT_EQ(asked->state(), v1::MEMBERSHIP_REQUESTED);
  EXPECT_THAT(Join(her_, team_, her_), RefusedWith(Reason::MEMBERSHIP_EXISTS));
  EXPECT_THAT(Accept(Of(team_), her_), RefusedWith(Reason::MEMBERSHIP_NOT_YOURS_TO_DECIDE));
  EXPECT_THAT(Accept(Of(team_), kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  absl::StatusOr<v1::Membership> member = Accept(Of(team_), kManager);
  ASSERT_THAT(member, IsOk());
  EXPECT_EQ(member->state(), v1::MEMBERSHIP_ACTIVE);
  EXPECT_EQ(member->decider(), kManager);
  EXPECT_EQ(time::FromProto(member->join_time()), host_.clock().Now());
  EXPECT_THAT(Accept(Of(team_), kManager), RefusedWith(Reason::MEMBERSHIP_STATE));
  EXPECT_EQ(Sql("SELECT string_agg(type || version, ' ' ORDER BY id) FROM registration.outbox "
                "WHERE aggregatetype = 'membership'"),
            "registration.membership.requested1 registration.membership.accepted2");
}

TEST_F(MembershipsTest, AManagerAsksAndSheAccepts) {
  absl::StatusOr<v1::Membership> invited = Join(her_, team_, kManager);
  ASSERT_THAT(invited, IsOk());
  EXPECT_EQ(invited->state(), v1::MEMBERSHIP_INVITED);
  EXPECT_THAT(Accept(Of(team_), kManager), RefusedWith(Reason::MEMBERSHIP_NOT_YOURS_TO_DECIDE));
  EXPECT_THAT(Accept(Of(team_), her_), IsOk());
}

// Number by number, a manager would find out who is a volunteer: everything that he hears of a
// number that nobody holds is what he hears of hers.
TEST_F(MembershipsTest, TellAManagerNothingOfWhoHoldsANumber) {
  const std::string nobody = absl::StrCat(
      "volunteers/", domain::VolunteerNumber("130502", absl::CivilDay(2026, 11, 1), 7));
  // Not even that hers could not join now.
  Sql("UPDATE registration.volunteer SET state = 3");
  const auto alike = [&](const auto& ask) {
    const absl::StatusOr<v1::Membership> known = ask(her_), unknown = ask(nobody);
    EXPECT_EQ(known.status().code(), unknown.status().code());
    EXPECT_EQ(ReasonOf(known.status()), ReasonOf(unknown.status()));
    if (!known.ok() || !unknown.ok()) return;
    EXPECT_EQ(known->state(), unknown->state());
    EXPECT_EQ(known->etag(), unknown->etag());
  };
  const auto of = [&](const std::string& volunteer) {
    return absl::StrCat(volunteer, "/memberships/", team_.substr(14));
  };
  const auto accept = [&](const std::string& volunteer) { return Accept(of(volunteer), kManager); };
  const auto invite = [&](const std::string& volunteer) {
    return Join(volunteer, team_, kManager);
  };
  const auto decline = [&](const std::string& volunteer) {
    v1::DeclineMembershipRequest request;
    request.set_name(of(volunteer));
    return host_.Call(*memberships_, &Memberships::Stub::DeclineMembership, kManager, request);
  };
  const auto get = [&](const std::string& volunteer) {
    v1::GetMembershipRequest request;
    request.set_name(of(volunteer));
    return host_.Call(*memberships_, &Memberships::Stub::GetMembership, kManager, request);
  };
  alike(accept);
  alike(decline);
  alike(get);
  alike(invite);
  EXPECT_THAT(invite(nobody), RefusedWith(Reason::MEMBERSHIP_EXISTS));
  alike(invite);
  alike(accept);
  alike(get);
  EXPECT_THAT(List(team_, kManager)->memberships(), SizeIs(2));
  alike(decline);
  alike(decline);
  alike(invite);
  EXPECT_EQ(get(nobody)->state(), v1::MEMBERSHIP_INVITED);
  EXPECT_THAT(Join("volunteers/V1305022611000007A", team_, kManager),
              Violates("volunteer", Reason::VOLUNTEER_NUMBER_MISTYPED));
  // Nobody becomes a member by it, whatever the code does.
  EXPECT_THROW(Sql("UPDATE registration.membership SET state = 3"), pqxx::foreign_key_violation);
}

TEST_F(MembershipsTest, InviteOnceWhoeverInvitesInParallel) {
  const std::string nobody = absl::StrCat(
      "volunteers/", domain::VolunteerNumber("130502", absl::CivilDay(2026, 11, 1), 7));
  for (const std::string& number : {her_, nobody}) {
    std::atomic<int> invited = 0, refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i) {
      threads.emplace_back([&] {
        const absl::Status status = Join(number, team_, kManager).status();
        invited += status.ok();
        refused += ReasonOf(status) == Reason::MEMBERSHIP_EXISTS;
      });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(invited, 1);
    EXPECT_EQ(refused, 15);
  }
}

TEST_F(MembershipsTest, LetNobodyGuessThePassword) {
  Opens(v1::PASSWORD);
  const std::string other = Registered(2);
  for (int i = 0; i < 5; ++i) {
    EXPECT_THAT(Join(her_, team_, her_, "wrong0"), RefusedWith(Reason::JOIN_PASSWORD));
    EXPECT_THAT(Join(her_, team_, her_), RefusedWith(Reason::JOIN_PASSWORD)) << "no guess";
  }
  const auto refused = Join(her_, team_, her_, "leifeng35");
  EXPECT_THAT(refused, RefusedWith(Reason::TOO_MANY_ATTEMPTS)) << "the right one too";
  EXPECT_EQ(DetailOf<google::rpc::RetryInfo>(refused.status())->retry_delay().seconds(), 3600);
  EXPECT_THAT(Join(other, team_, other, "leifeng35"), IsOk()) << "another person";
  host_.clock().Advance(absl::Minutes(60));
  EXPECT_THAT(Join(her_, team_, her_, "wrong0"), RefusedWith(Reason::JOIN_PASSWORD));
  EXPECT_THAT(Join(her_, team_, her_, "leifeng35"), IsOk());
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.attempt"), "0");
}

TEST_F(MembershipsTest, LetNobodyGuessThePasswordInParallel) {
  Opens(v1::PASSWORD);
  std::atomic<int> compared = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 60; ++i) {
    threads.emplace_back([&, i] {
      const Reason reason = ReasonOf(Join(her_, team_, her_, absl::StrCat("wrong", i)).status());
      compared += reason == Reason::JOIN_PASSWORD;
      refused += reason == Reason::TOO_MANY_ATTEMPTS;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(compared, 5);
  EXPECT_EQ(refused, 55);
}

TEST_F(MembershipsTest, EitherSaysNoAndMayAskAgain) {
  ASSERT_THAT(Join(her_, team_, her_), IsOk());
  EXPECT_THAT(Decline(kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Decline(kManager)->state(), v1::MEMBERSHIP_DECLINED);
  EXPECT_THAT(Decline(kManager), RefusedWith(Reason::MEMBERSHIP_STATE));
  ASSERT_THAT(Join(her_, team_, kManager), IsOk());
  EXPECT_EQ(Decline(her_)->state(), v1::MEMBERSHIP_DECLINED);
  ASSERT_THAT(Join(her_, team_, her_), IsOk());
  EXPECT_EQ(Decline(her_)->state(), v1::MEMBERSHIP_DECLINED) << "taken back";
}

TEST_F(MembershipsTest, SheAloneLeaves) {
  EXPECT_THAT(Leave(her_), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  ASSERT_THAT(Join(her_, team_, her_), IsOk());
  EXPECT_THAT(Leave(her_), RefusedWith(Reason::MEMBERSHIP_STATE));
  ASSERT_THAT(Accept(Of(team_), kManager), IsOk());
  EXPECT_THAT(Leave(kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Leave(her_)->state(), v1::MEMBERSHIP_LEFT);
  EXPECT_THAT(Join(her_, team_, her_), IsOk()) << "and comes back";
}

TEST_F(MembershipsTest, GoTheWayThatTheOrganizationChose) {
  Opens(v1::CLOSED);
  EXPECT_THAT(Join(her_, team_, her_), RefusedWith(Reason::ORGANIZATION_CLOSED));
  Opens(v1::PASSWORD);
  EXPECT_THAT(Join(her_, team_, her_), RefusedWith(Reason::JOIN_PASSWORD));
  EXPECT_THAT(Join(her_, team_, her_, "wrong0"), RefusedWith(Reason::JOIN_PASSWORD));
  EXPECT_EQ(Join(her_, team_, her_, "leifeng35")->state(), v1::MEMBERSHIP_ACTIVE);
  Leave(her_).IgnoreError();
  Opens(v1::VERIFIED_DIRECT);
  EXPECT_EQ(Join(her_, team_, her_)->state(), v1::MEMBERSHIP_REQUESTED);
  ASSERT_THAT(Decline(her_), IsOk());
  Sql("UPDATE registration.volunteer SET real_name_state = 2");
  EXPECT_EQ(Join(her_, team_, her_)->state(), v1::MEMBERSHIP_ACTIVE);
}

TEST_F(MembershipsTest, NeedBothSidesFitForIt) {
  EXPECT_THAT(Join(her_, team_, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Join(her_, "organizations/nobody", her_), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  absl::StatusOr<v1::Organization> pending = Create(Application("新队"), kManager);
  EXPECT_THAT(Join(her_, pending->name(), her_), RefusedWith(Reason::RESOURCE_NOT_FOUND))
      << "what waits for approval looks like what does not exist";
  Sql("UPDATE registration.organization SET state = 4 WHERE state = 2");
  EXPECT_THAT(Join(her_, team_, her_), RefusedWith(Reason::ORGANIZATION_STATE));
  Sql("UPDATE registration.organization SET state = 2 WHERE state = 4");
  Sql("UPDATE registration.volunteer SET state = 3");
  EXPECT_THAT(Join(her_, team_, her_), RefusedWith(Reason::VOLUNTEER_STATE));
}

TEST_F(MembershipsTest, KeepTheLimitWhateverRunsInParallel) {
  Sql("INSERT INTO registration.policy (region_code, effective_time, body, source)"
      " SELECT '130502', '2020-01-01', body || '{\"maxMemberships\": 2}', 't'"
      " FROM registration.policy");
  std::vector<std::string> teams;
  for (int i = 0; i < 6; ++i) {
    v1::CreateOrganizationRequest request = Application(absl::StrCat("第", i, "队"));
    request.mutable_organization()->set_join_mode(v1::PASSWORD);
    request.mutable_organization()->set_join_password("leifeng35");
    teams.push_back(Founded(request, kManager));
  }
  std::atomic<int> joined = 0, refused = 0;
  std::vector<std::thread> threads;
  for (const std::string& team : teams) {
    threads.emplace_back([&, team] {
      const absl::Status status = Join(her_, team, her_, "leifeng35").status();
      if (status.ok()) ++joined;
      if (ReasonOf(status) == Reason::MEMBERSHIP_LIMIT) ++refused;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(joined, 2);
  EXPECT_EQ(refused, 4);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.membership WHERE state = 3"), "2");
}

TEST_F(MembershipsTest, AreSeenByWhoTheyConcern) {
  ASSERT_THAT(Join(her_, team_, her_), IsOk());
  const std::string other = Founded(Application("另一队"), "staff/other");
  for (const std::string& as : {her_, std::string(kManager), std::string(kRegistrar)}) {
    EXPECT_THAT(Get(as), IsOk()) << as;
  }
  EXPECT_THAT(Get("staff/other"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Get(kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(List(her_, her_)->memberships(), SizeIs(1));
  EXPECT_THAT(List(her_, "services/matching")->memberships(), SizeIs(1));
  EXPECT_THAT(List(her_, kManager), RefusedWith(Reason::NOT_AUTHORIZED))
      << "where else she belongs is not for every organisation";
  EXPECT_THAT(List(team_, kManager)->memberships(), SizeIs(1));
  EXPECT_THAT(List(team_, kManager, v1::MEMBERSHIP_ACTIVE)->memberships(), SizeIs(0));
  EXPECT_THAT(List(team_, "staff/other"), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List(team_, her_), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(MembershipsTest, AreTurnedPageByPage) {
  const std::string second = Registered(2);
  ASSERT_THAT(Join(her_, team_, her_), IsOk());
  ASSERT_THAT(Join(second, team_, second), IsOk());
  auto page = List(team_, kManager, {}, 1);
  ASSERT_THAT(page, IsOk());
  ASSERT_THAT(page->memberships(), SizeIs(1));
  auto next = List(team_, kManager, {}, 1, page->next_page_token());
  ASSERT_THAT(next, IsOk());
  ASSERT_THAT(next->memberships(), SizeIs(1));
  EXPECT_NE(next->memberships(0).name(), page->memberships(0).name());
  EXPECT_EQ(next->next_page_token(), "");
}

}  // namespace
}  // namespace linli::registration
