#include "services/awards/domain/council_rule.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/support/matchers.h"

namespace linli::awards::domain {
namespace {

std::string Director(int i) { return absl::StrCat("staff/d", i); }
std::string Nominee(int i) { return absl::StrCat("regions/1305/awardPlans/p/nominations/n", i); }

void SetShare(v1::Share& share, int numerator, int denominator) {
  share.set_numerator(numerator);
  share.set_denominator(denominator);
}

// The three variants of domain rules §11.3.
v1::QuorumRule Variant(char variant) {
  v1::QuorumRule rule;
  const bool c = variant == 'C';
  SetShare(*rule.mutable_quorum(), c ? 1 : 2, c ? 2 : 3);
  SetShare(*rule.mutable_pass(), variant == 'A' ? 2 : 1, variant == 'A' ? 3 : 2);
  rule.set_pass_exceeds(variant != 'A');
  rule.set_pass_base(c ? v1::OF_ALL : v1::OF_PRESENT);
  rule.set_supervisor_present(c);
  return rule;
}

v1::CouncilMeeting Meeting(char variant, int directors, int nominees) {
  v1::CouncilMeeting meeting;
  meeting.set_name("regions/1305/councils/c/meetings/m");
  *meeting.mutable_quorum_rule() = Variant(variant);
  for (int i = 0; i < directors; ++i) meeting.add_members()->set_member(Director(i));
  v1::CouncilMember& supervisor = *meeting.add_members();
  supervisor.set_member("staff/supervisor");
  supervisor.set_supervisor(true);
  for (int i = 0; i < nominees; ++i) meeting.add_nominations(Nominee(i));
  return meeting;
}

Ballot Present(const v1::CouncilMeeting& meeting, int directors, int places) {
  Ballot ballot;
  for (int i = 0; i < directors; ++i) ballot.roll[Director(i)] = Director(i);
  ballot.roll["staff/supervisor"] = "staff/supervisor";
  for (const std::string& nomination : meeting.nominations()) ballot.standing[nomination] = true;
  ballot.places_free = places;
  return ballot;
}

// The first `votes` directors vote for it.
void VoteFor(Ballot& ballot, int nominee, int votes) {
  for (int i = 0; i < votes; ++i) {
    v1::RecordedVote& vote = ballot.votes.emplace_back();
    vote.set_member(Director(i));
    vote.set_nomination(Nominee(nominee));
    vote.set_choice(v1::VOTE_FOR);
    vote.set_caster(Director(i));
  }
}

TEST(CouncilRule, ReachesASharePreciselyWithoutRounding) {
  v1::Share share;
  SetShare(share, 2, 3);
  const struct {
    int of, at_least, more_than;
  } cases[] = {{9, 6, 7}, {10, 7, 7}, {11, 8, 8}, {12, 8, 9}, {1, 1, 1}, {0, 1, 1}};
  for (const auto& c : cases) {
    EXPECT_EQ(NeededOf(share, false, c.of), c.at_least) << c.of;
    EXPECT_EQ(NeededOf(share, true, c.of), c.more_than) << c.of;
  }
}

// S0-6: each variant's quorum from both sides, of 9 directors.
TEST(CouncilRule, OpensWithItsQuorum) {
  const struct {
    char variant;
    int needed;
  } cases[] = {{'A', 6}, {'B', 6}, {'C', 5}};
  for (const auto& c : cases) {
    const v1::CouncilMeeting meeting = Meeting(c.variant, 9, 1);
    EXPECT_THAT(CheckQuorum(meeting, Present(meeting, c.needed, 1).roll), IsOk()) << c.variant;
    const absl::Status short_of = CheckQuorum(meeting, Present(meeting, c.needed - 1, 1).roll);
    EXPECT_THAT(short_of, RefusedWith(Reason::COUNCIL_QUORUM)) << c.variant;
    EXPECT_EQ(MentionOf(short_of, "needed"), absl::StrCat(c.needed));
  }
}

TEST(CouncilRule, VariantCNeedsASupervisor) {
  v1::CouncilMeeting meeting = Meeting('C', 9, 1);
  Roll roll = Present(meeting, 9, 1).roll;
  roll.erase("staff/supervisor");
  EXPECT_THAT(CheckQuorum(meeting, roll), RefusedWith(Reason::COUNCIL_QUORUM));
  *meeting.mutable_quorum_rule() = Variant('A');
  EXPECT_THAT(CheckQuorum(meeting, roll), IsOk());
}

// Each variant's majority from both sides, with 6 of 9 directors present.
TEST(CouncilRule, PassesWithItsMajority) {
  const struct {
    char variant;
    int needed;
  } cases[] = {{'A', 4}, {'B', 4}, {'C', 5}};  // 2/3 of 6; more than 3; more than 4.5
  for (const auto& c : cases) {
    const v1::CouncilMeeting meeting = Meeting(c.variant, 9, 1);
    for (int votes : {c.needed - 1, c.needed}) {
      Ballot ballot = Present(meeting, 6, 1);
      VoteFor(ballot, 0, votes);
      const v1::Minutes minutes = Count(meeting, ballot);
      EXPECT_EQ(minutes.resolutions(0).needed(), c.needed) << c.variant;
      EXPECT_EQ(minutes.resolutions(0).result(),
                votes == c.needed ? v1::RESOLUTION_CHOSEN : v1::RESOLUTION_NOT_PASSED)
          << c.variant << votes;
      EXPECT_EQ(minutes.resolutions(0).abstentions(), 6 - votes) << "who is silent abstains";
    }
  }
}

TEST(CouncilRule, WhoStandsAsideCountsNowhere) {
  const v1::CouncilMeeting meeting = Meeting('A', 6, 2);
  Ballot ballot = Present(meeting, 4, 2);  // the quorum of 6
  v1::Recusal& recusal = ballot.recusals.emplace_back();
  recusal.set_member(Director(3));
  recusal.set_nomination(Nominee(0));
  VoteFor(ballot, 0, 2);
  const v1::Minutes minutes = Count(meeting, ballot);
  const v1::Resolution& without = minutes.resolutions(0);
  EXPECT_EQ(without.entitled(), 5);
  EXPECT_EQ(without.present(), 3);
  // 3 of 5 are fewer than two thirds: this one waits for another meeting.
  EXPECT_EQ(without.result(), v1::RESOLUTION_NO_QUORUM);
  ballot.roll[Director(4)] = Director(4);
  EXPECT_EQ(Count(meeting, ballot).resolutions(0).result(), v1::RESOLUTION_NOT_PASSED);
}

TEST(CouncilRule, GivesPlacesToMostVotesAndNoneToATieTooMany) {
  const v1::CouncilMeeting meeting = Meeting('B', 9, 4);
  Ballot ballot = Present(meeting, 9, 2);
  VoteFor(ballot, 0, 7);
  VoteFor(ballot, 1, 6);
  VoteFor(ballot, 2, 6);
  VoteFor(ballot, 3, 5);
  std::map<std::string, v1::ResolutionResult> results;
  const v1::Minutes two_places = Count(meeting, ballot);
  for (const auto& one : two_places.resolutions()) results[one.nomination()] = one.result();
  EXPECT_EQ(results[Nominee(0)], v1::RESOLUTION_CHOSEN);
  EXPECT_EQ(results[Nominee(1)], v1::RESOLUTION_TIED);
  EXPECT_EQ(results[Nominee(2)], v1::RESOLUTION_TIED);
  EXPECT_EQ(results[Nominee(3)], v1::RESOLUTION_NO_PLACE);
  ballot.places_free = 3;
  int chosen = 0;
  const v1::Minutes three_places = Count(meeting, ballot);
  for (const auto& one : three_places.resolutions()) {
    if (one.result() == v1::RESOLUTION_CHOSEN) ++chosen;
  }
  EXPECT_EQ(chosen, 3);
  ballot.places_free = 0;
  const v1::Minutes no_place = Count(meeting, ballot);
  for (const auto& one : no_place.resolutions()) {
    EXPECT_EQ(one.result(), v1::RESOLUTION_NO_PLACE);
  }
}

TEST(CouncilRule, ChoosesNobodyWhoseNominationHasEnded) {
  const v1::CouncilMeeting meeting = Meeting('A', 3, 1);
  Ballot ballot = Present(meeting, 3, 1);
  VoteFor(ballot, 0, 3);
  ballot.standing[Nominee(0)] = false;
  EXPECT_EQ(Count(meeting, ballot).resolutions(0).result(), v1::RESOLUTION_ENDED);
}

TEST(CouncilRule, ListsPresentAbsentProxiesAndSupervisors) {
  const v1::CouncilMeeting meeting = Meeting('A', 3, 1);
  Ballot ballot = Present(meeting, 1, 1);
  ballot.roll[Director(1)] = Director(0);
  const v1::Minutes minutes = Count(meeting, ballot);
  EXPECT_EQ(minutes.present(0), Director(0));
  ASSERT_EQ(minutes.proxies_size(), 1);
  EXPECT_EQ(minutes.proxies(0).member(), Director(1));
  EXPECT_EQ(minutes.absent(0), Director(2));
  EXPECT_EQ(minutes.supervisors(0), "staff/supervisor");
  EXPECT_EQ(minutes.resolutions(0).present(), 2) << "by proxy too";
}

TEST(CouncilRule, TakesProxiesAsTheRuleSays) {
  v1::CouncilMeeting meeting = Meeting('A', 5, 1);
  Roll roll = {{Director(0), Director(0)}, {Director(1), Director(1)}};
  const auto give = [&](int member, const std::string& holder) {
    return CheckProxy(meeting, roll, Director(member), holder);
  };
  EXPECT_THAT(give(2, Director(0)), RefusedWith(Reason::COUNCIL_PROXY)) << "none at all";
  meeting.mutable_quorum_rule()->set_max_proxies(1);
  EXPECT_THAT(give(2, Director(0)), IsOk());
  EXPECT_THAT(give(1, Director(0)), RefusedWith(Reason::COUNCIL_PROXY)) << "she is here";
  EXPECT_THAT(give(2, Director(3)), RefusedWith(Reason::COUNCIL_PROXY)) << "he is not here";
  EXPECT_THAT(give(2, "staff/supervisor"), RefusedWith(Reason::COUNCIL_PROXY));
  EXPECT_THAT(give(2, "staff/nobody"), RefusedWith(Reason::COUNCIL_NOT_MEMBER));
  roll[Director(2)] = Director(0);
  EXPECT_THAT(give(3, Director(0)), RefusedWith(Reason::COUNCIL_PROXY)) << "one is the most";
  EXPECT_THAT(give(3, Director(2)), RefusedWith(Reason::COUNCIL_PROXY)) << "here by proxy alone";
  EXPECT_THAT(give(3, Director(1)), IsOk());
}

TEST(CouncilRule, LetsVoteWhoIsOnTheRoll) {
  const v1::CouncilMeeting meeting = Meeting('A', 3, 1);
  const Roll roll = {{Director(0), Director(0)},
                     {Director(1), Director(0)},
                     {"staff/supervisor", "staff/supervisor"}};
  EXPECT_THAT(CheckCaster(meeting, roll, Director(0), Director(0)), IsOk());
  EXPECT_THAT(CheckCaster(meeting, roll, Director(1), Director(0)), IsOk());
  EXPECT_THAT(CheckCaster(meeting, roll, Director(1), Director(1)),
              RefusedWith(Reason::COUNCIL_PROXY));
  EXPECT_THAT(CheckCaster(meeting, roll, Director(2), Director(2)),
              RefusedWith(Reason::COUNCIL_NOT_MEMBER));
  EXPECT_THAT(CheckCaster(meeting, roll, "staff/supervisor", "staff/supervisor"),
              RefusedWith(Reason::COUNCIL_NOT_MEMBER));
}

TEST(CouncilRule, KnowsWhenAllHaveVoted) {
  const v1::CouncilMeeting meeting = Meeting('A', 3, 1);
  Ballot ballot = Present(meeting, 2, 1);
  VoteFor(ballot, 0, 1);
  EXPECT_FALSE(AllVoted(meeting, ballot));
  ballot.recusals.emplace_back().set_member(Director(1));
  ballot.recusals[0].set_nomination(Nominee(0));
  EXPECT_TRUE(AllVoted(meeting, ballot));
}

TEST(CouncilRule, RefusesSharesAboveOneAndMembersNamedTwice) {
  v1::Council council;
  *council.mutable_quorum_rule() = Variant('A');
  council.mutable_quorum_rule()->mutable_pass()->set_numerator(4);
  council.add_members()->set_member(Director(1));
  council.add_members()->set_member(Director(1));
  Violations violations;
  FindFaults(council, violations);
  EXPECT_THAT(violations.ToStatus(),
              Violates("council.quorum_rule.pass", Reason::CRITERION_INVALID));
  EXPECT_THAT(violations.ToStatus(),
              Violates("council.members[1].member", Reason::FIELD_UNKNOWN_VALUE));
}

}  // namespace
}  // namespace linli::awards::domain
