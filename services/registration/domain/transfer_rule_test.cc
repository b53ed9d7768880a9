// Transfer of affiliation (S3-15): at each boundary.
#include "services/registration/domain/transfer_rule.h"

#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::registration::domain {
namespace {

const absl::Time kAsked = absl::FromUnixSeconds(1'795'800'000);
constexpr auto kNone = Reason::REASON_UNSPECIFIED;

std::optional<v1::Membership> Member(v1::MembershipState state, bool guest = false) {
  v1::Membership membership;
  membership.set_state(state);
  if (guest) *membership.mutable_guest_until_time() = time::ToProto(kAsked);
  return membership;
}

TransferFacts Facts() {
  return {v1::VOLUNTEER_ACTIVE, v1::ORGANIZATION_APPROVED, Member(v1::MEMBERSHIP_ACTIVE), {}, 1};
}

v1::MembershipTransfer In(v1::MembershipTransferState state) {
  v1::MembershipTransfer transfer;
  transfer.set_state(state);
  *transfer.mutable_create_time() = time::ToProto(kAsked);
  return transfer;
}

v1::Policy Thirty() {
  v1::Policy policy;
  policy.set_transfer_release_days(30);
  policy.set_max_memberships(2);
  return policy;
}

TEST(TransferRule, LetsAFullMemberAsk) {
  EXPECT_THAT(CheckTransferRequest(Facts()), IsOk());
  TransferFacts facts = Facts();
  facts.volunteer_state = v1::VOLUNTEER_SUSPENDED;
  EXPECT_THAT(CheckTransferRequest(facts), RefusedWith(Reason::VOLUNTEER_STATE));
  facts = Facts();
  facts.to_state = v1::ORGANIZATION_DISSOLVED;
  EXPECT_THAT(CheckTransferRequest(facts), RefusedWith(Reason::ORGANIZATION_STATE));
  facts = Facts();
  facts.from_membership.reset();
  EXPECT_THAT(CheckTransferRequest(facts), RefusedWith(Reason::MEMBERSHIP_STATE));
  facts.from_membership = Member(v1::MEMBERSHIP_LEFT);
  EXPECT_THAT(CheckTransferRequest(facts), RefusedWith(Reason::MEMBERSHIP_STATE));
  facts.from_membership = Member(v1::MEMBERSHIP_ACTIVE, true);
  EXPECT_THAT(CheckTransferRequest(facts), RefusedWith(Reason::MEMBERSHIP_STATE)) << "a guest";
  facts = Facts();
  facts.to_membership = Member(v1::MEMBERSHIP_ACTIVE);
  EXPECT_THAT(CheckTransferRequest(facts), RefusedWith(Reason::MEMBERSHIP_EXISTS));
  facts.to_membership = Member(v1::MEMBERSHIP_ACTIVE, true);
  EXPECT_THAT(CheckTransferRequest(facts), IsOk()) << "the guest stays for good";
}

TEST(TransferRule, GoesOnFromItsState) {
  struct Case {
    v1::MembershipTransferState state;
    Reason release, accept, end;
  };
  const Case cases[] = {
      {v1::TRANSFER_REQUESTED, kNone, Reason::TRANSFER_NOT_RELEASED, kNone},
      {v1::TRANSFER_RELEASED, Reason::TRANSFER_STATE, kNone, kNone},
      {v1::TRANSFER_COMPLETED, Reason::TRANSFER_STATE, Reason::TRANSFER_STATE,
       Reason::TRANSFER_STATE},
      {v1::TRANSFER_REFUSED, Reason::TRANSFER_STATE, Reason::TRANSFER_STATE,
       Reason::TRANSFER_STATE},
      {v1::TRANSFER_CANCELLED, Reason::TRANSFER_STATE, Reason::TRANSFER_STATE,
       Reason::TRANSFER_STATE},
      {v1::TRANSFER_VOID, Reason::TRANSFER_STATE, Reason::TRANSFER_STATE, Reason::TRANSFER_STATE},
  };
  for (const Case& one : cases) {
    const std::string name = v1::MembershipTransferState_Name(one.state);
    EXPECT_EQ(ReasonOf(CheckRelease(In(one.state))), one.release) << name;
    EXPECT_EQ(ReasonOf(CheckTransferAccept(Thirty(), In(one.state), Facts(), kAsked)), one.accept)
        << name;
    EXPECT_EQ(ReasonOf(CheckUnderWay(In(one.state))), one.end) << name;
  }
}

TEST(TransferRule, HoldsNobodyWhoIsNotAnswered) {
  const v1::MembershipTransfer asked = In(v1::TRANSFER_REQUESTED);
  const absl::Time end = kAsked + absl::Hours(24 * 30);
  EXPECT_THAT(CheckTransferAccept(Thirty(), asked, Facts(), end - absl::Microseconds(1)),
              RefusedWith(Reason::TRANSFER_NOT_RELEASED));
  EXPECT_THAT(CheckTransferAccept(Thirty(), asked, Facts(), end), IsOk());
  TransferFacts left = Facts();
  left.from_membership = Member(v1::MEMBERSHIP_ENDED);
  left.memberships = 0;
  EXPECT_THAT(CheckTransferAccept(Thirty(), asked, left, kAsked), IsOk()) << "it was dissolved";
}

TEST(TransferRule, KeepsTheLimit) {
  const v1::MembershipTransfer released = In(v1::TRANSFER_RELEASED);
  TransferFacts facts = Facts();
  facts.memberships = 2;
  EXPECT_THAT(CheckTransferAccept(Thirty(), released, facts, kAsked), IsOk()) << "one for one";
  facts.from_membership = Member(v1::MEMBERSHIP_LEFT);
  EXPECT_THAT(CheckTransferAccept(Thirty(), released, facts, kAsked),
              RefusedWith(Reason::MEMBERSHIP_LIMIT));
  facts.to_membership = Member(v1::MEMBERSHIP_ACTIVE);
  EXPECT_THAT(CheckTransferAccept(Thirty(), released, facts, kAsked), IsOk())
      << "she has joined meanwhile";
}

TEST(TransferRule, IsSeenByWhoAnswersForOneOfTheTwo) {
  const Authorities manager = {{options::v1::ORGANIZATION_MANAGER, absl::InfiniteFuture()}};
  const Authorities leader = {{options::v1::ACTIVITY_LEADER, absl::InfiniteFuture()}};
  EXPECT_TRUE(MaySeeTransfer(manager, {}));
  EXPECT_TRUE(MaySeeTransfer({}, manager));
  EXPECT_FALSE(MaySeeTransfer(leader, leader));
}

}  // namespace
}  // namespace linli::registration::domain
