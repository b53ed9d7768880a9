// Four ways of joining (加入方式), and both sides' will (条例 Art. 25).
#include "services/registration/domain/membership_rule.h"

#include "common/status/refusal.h"
#include "gtest/gtest.h"
#include "services/registration/domain/volunteer_number.h"

namespace linli::registration::domain {
namespace {

v1::Policy TenAtMost() {
  v1::Policy policy;
  policy.set_max_memberships(10);
  return policy;
}

const v1::Policy kPolicy = TenAtMost();
const std::string kNumber = VolunteerNumber("130502", absl::CivilDay(2026, 11, 28), 123456);
constexpr auto kNone = Reason::REASON_UNSPECIFIED;

JoinFacts Facts() {
  return {v1::VOLUNTEER_ACTIVE,
          v1::UNVERIFIED,
          v1::ORGANIZATION_APPROVED,
          v1::VERIFY,
          std::nullopt,
          0,
          true,
          false};
}

TEST(Joining, GoesTheWayThatTheOrganizationChose) {
  struct Case {
    v1::JoinMode mode;
    v1::RealNameState real_name;
    bool password_fits;
    v1::MembershipState state;
    Reason refused;
  };
  for (const Case& c : {
           Case{v1::VERIFY, v1::VERIFIED, false, v1::MEMBERSHIP_REQUESTED, kNone},
           Case{v1::JOIN_MODE_UNSPECIFIED, v1::VERIFIED, false, v1::MEMBERSHIP_REQUESTED, kNone},
           Case{v1::VERIFIED_DIRECT, v1::VERIFIED, false, v1::MEMBERSHIP_ACTIVE, kNone},
           Case{v1::VERIFIED_DIRECT, v1::UNVERIFIED, false, v1::MEMBERSHIP_REQUESTED, kNone},
           Case{v1::CLOSED, v1::VERIFIED, false, {}, Reason::ORGANIZATION_CLOSED},
           Case{v1::PASSWORD, v1::UNVERIFIED, true, v1::MEMBERSHIP_ACTIVE, kNone},
           Case{v1::PASSWORD, v1::VERIFIED, false, {}, Reason::JOIN_PASSWORD},
       }) {
    JoinFacts facts = Facts();
    facts.join_mode = c.mode;
    facts.real_name_state = c.real_name;
    facts.password_fits = c.password_fits;
    auto state = StateAfterJoin(kPolicy, facts);
    EXPECT_EQ(ReasonOf(state.status()), c.refused) << v1::JoinMode_Name(c.mode);
    if (state.ok()) {
      EXPECT_EQ(*state, c.state) << v1::JoinMode_Name(c.mode);
    }
  }
}

TEST(Joining, NeedsBothSidesFitForIt) {
  JoinFacts facts = Facts();
  facts.volunteer_state = v1::VOLUNTEER_PENDING;
  EXPECT_EQ(ReasonOf(StateAfterJoin(kPolicy, facts).status()), Reason::VOLUNTEER_STATE);
  facts = Facts();
  facts.organization_state = v1::ORGANIZATION_SUSPENDED;
  EXPECT_EQ(ReasonOf(StateAfterJoin(kPolicy, facts).status()), Reason::ORGANIZATION_STATE);
  facts = Facts();
  facts.memberships = 9;
  EXPECT_TRUE(StateAfterJoin(kPolicy, facts).ok());
  facts.memberships = 10;
  EXPECT_EQ(ReasonOf(StateAfterJoin(kPolicy, facts).status()), Reason::MEMBERSHIP_LIMIT);
}

TEST(Joining, IsAskedForOnceAtATime) {
  for (auto [state, refused] :
       {std::pair{v1::MEMBERSHIP_REQUESTED, Reason::MEMBERSHIP_EXISTS},
        std::pair{v1::MEMBERSHIP_INVITED, Reason::MEMBERSHIP_EXISTS},
        std::pair{v1::MEMBERSHIP_ACTIVE, Reason::MEMBERSHIP_EXISTS},
        std::pair{v1::MEMBERSHIP_DECLINED, kNone}, std::pair{v1::MEMBERSHIP_LEFT, kNone}}) {
    JoinFacts facts = Facts();
    facts.current = state;
    EXPECT_EQ(ReasonOf(StateAfterJoin(kPolicy, facts).status()), refused);
    EXPECT_EQ(ReasonOf(CheckInvite(kNumber, v1::ORGANIZATION_APPROVED, state)), refused);
  }
}

TEST(Inviting, LooksAtNothingOfHers) {
  EXPECT_TRUE(CheckInvite(kNumber, v1::ORGANIZATION_APPROVED, std::nullopt).ok());
  EXPECT_EQ(ReasonOf(CheckInvite(kNumber, v1::ORGANIZATION_SUSPENDED, std::nullopt)),
            Reason::ORGANIZATION_STATE);
  EXPECT_EQ(ReasonOf(CheckInvite("V1305022611123456A", v1::ORGANIZATION_APPROVED, std::nullopt)),
            Reason::BAD_REQUEST)
      << "a wrong check letter is nobody's";
}

TEST(Accepting, IsForTheSideThatDidNotAsk) {
  struct Case {
    v1::MembershipState state;
    bool by_volunteer;
    Reason refused;
  };
  for (const Case& c : {
           Case{v1::MEMBERSHIP_REQUESTED, false, kNone},
           Case{v1::MEMBERSHIP_REQUESTED, true, Reason::MEMBERSHIP_NOT_YOURS_TO_DECIDE},
           Case{v1::MEMBERSHIP_INVITED, true, kNone},
           Case{v1::MEMBERSHIP_INVITED, false, Reason::MEMBERSHIP_NOT_YOURS_TO_DECIDE},
           Case{v1::MEMBERSHIP_ACTIVE, false, Reason::MEMBERSHIP_STATE},
           Case{v1::MEMBERSHIP_DECLINED, true, Reason::MEMBERSHIP_STATE},
           Case{v1::MEMBERSHIP_LEFT, true, Reason::MEMBERSHIP_STATE},
       }) {
    JoinFacts facts = Facts();
    facts.current = c.state;
    facts.by_volunteer = c.by_volunteer;
    EXPECT_EQ(ReasonOf(CheckAccept(kPolicy, facts)), c.refused)
        << v1::MembershipState_Name(c.state);
  }
  JoinFacts facts = Facts();
  facts.current = v1::MEMBERSHIP_INVITED;
  facts.memberships = kPolicy.max_memberships();
  EXPECT_EQ(ReasonOf(CheckAccept(kPolicy, facts)), Reason::MEMBERSHIP_LIMIT);
}

TEST(Leaving, EndsOnlyWhatBegan) {
  EXPECT_TRUE(CheckLeave(v1::MEMBERSHIP_ACTIVE).ok());
  EXPECT_EQ(ReasonOf(CheckLeave(v1::MEMBERSHIP_INVITED)), Reason::MEMBERSHIP_STATE);
  EXPECT_TRUE(CheckDecline(v1::MEMBERSHIP_REQUESTED).ok());
  EXPECT_TRUE(CheckDecline(v1::MEMBERSHIP_INVITED).ok());
  EXPECT_EQ(ReasonOf(CheckDecline(v1::MEMBERSHIP_ACTIVE)), Reason::MEMBERSHIP_STATE);
}

TEST(SeeingMemberships, IsNotForEveryOrganization) {
  const auto with = [](Role role) { return Authorities{{role, absl::InfiniteFuture()}}; };
  EXPECT_TRUE(MaySeeMembers(with(options::v1::ACTIVITY_LEADER)));
  EXPECT_TRUE(MaySeeMembers(with(options::v1::INSPECTOR)));
  EXPECT_FALSE(MaySeeMembers(with(options::v1::APPROVER)));
  EXPECT_TRUE(MaySeeMemberships(with(options::v1::REGISTRAR)));
  EXPECT_FALSE(MaySeeMemberships(with(options::v1::ORGANIZATION_MANAGER)));
  EXPECT_TRUE(MayDecide(with(options::v1::ORGANIZATION_MANAGER)));
  EXPECT_FALSE(MayDecide(with(options::v1::INSPECTOR)));
  EXPECT_FALSE(MayDecide({}));
}

TEST(Guests, HaveAHomeAndAnEndInReach) {
  v1::Policy policy = TenAtMost();
  policy.set_guest_days(10);
  const absl::Time now = absl::FromUnixSeconds(1'795'800'000);
  const absl::Time last = now + absl::Hours(24 * 10);
  EXPECT_TRUE(CheckGuestPeriod(policy, std::nullopt, now).ok());
  EXPECT_TRUE(CheckGuestPeriod(policy, last, now).ok());
  EXPECT_TRUE(CheckGuestPeriod(policy, now + absl::Microseconds(1), now).ok());
  for (absl::Time end : {now, last + absl::Microseconds(1)}) {
    EXPECT_EQ(ReasonOf(CheckGuestPeriod(policy, end, now)), Reason::BAD_REQUEST);
  }
  EXPECT_TRUE(CheckGuestBegins(policy, std::nullopt, now).ok());
  EXPECT_TRUE(CheckGuestBegins(policy, now + absl::Microseconds(1), now).ok());
  EXPECT_EQ(ReasonOf(CheckGuestBegins(policy, now, now)), Reason::GUEST_PERIOD);
  JoinFacts facts = Facts();
  facts.guest_until = last;
  EXPECT_EQ(ReasonOf(StateAfterJoin(policy, facts).status()), Reason::GUEST_HOME);
  facts.memberships = 10;
  EXPECT_TRUE(StateAfterJoin(policy, facts).ok()) << "a guest does not count";
}

TEST(Roles, AreForActiveMembersAndMentorsFromAmongThem) {  // S4-15
  v1::Membership member;
  member.set_volunteer("volunteers/V1");
  member.set_state(v1::MEMBERSHIP_ACTIVE);
  v1::Membership mentor = member;
  mentor.set_volunteer("volunteers/V2");
  EXPECT_TRUE(CheckAppoint(member, std::nullopt, false).ok());
  EXPECT_TRUE(CheckAppoint(member, mentor, true).ok());
  EXPECT_EQ(ReasonOf(CheckAppoint(member, std::nullopt, true)), Reason::MENTOR_UNFIT);
  EXPECT_EQ(ReasonOf(CheckAppoint(member, member, true)), Reason::MENTOR_UNFIT) << "herself";
  mentor.set_state(v1::MEMBERSHIP_LEFT);
  EXPECT_EQ(ReasonOf(CheckAppoint(member, mentor, true)), Reason::MENTOR_UNFIT);
  member.set_state(v1::MEMBERSHIP_REQUESTED);
  EXPECT_EQ(ReasonOf(CheckAppoint(member, std::nullopt, false)), Reason::MEMBERSHIP_STATE);
}

}  // namespace
}  // namespace linli::registration::domain
