#include <algorithm>
#include <set>
#include <utility>

#include "services/awards/domain/council_rule.h"

namespace linli::awards::domain {
namespace {

bool StandsAside(const Ballot& ballot, const std::string& member, const std::string& nomination) {
  return std::any_of(ballot.recusals.begin(), ballot.recusals.end(),
                     [&](const v1::Recusal& recusal) {
                       return recusal.member() == member && recusal.nomination() == nomination;
                     });
}

int VotesOf(const Ballot& ballot, const std::string& nomination, v1::VoteChoice choice) {
  return static_cast<int>(
      std::count_if(ballot.votes.begin(), ballot.votes.end(), [&](const v1::RecordedVote& vote) {
        return vote.nomination() == nomination && vote.choice() == choice;
      }));
}

// Who stands aside is neither entitled nor present on that one: no charter that was found says
// otherwise, and counting her would let an absence decide.
v1::Resolution CountOne(const v1::CouncilMeeting& meeting, const Ballot& ballot,
                        const std::string& nomination) {
  v1::Resolution one;
  one.set_nomination(nomination);
  for (const v1::CouncilMember& member : meeting.members()) {
    if (member.supervisor() || StandsAside(ballot, member.member(), nomination)) continue;
    one.set_entitled(one.entitled() + 1);
    if (ballot.roll.contains(member.member())) one.set_present(one.present() + 1);
  }
  one.set_votes_for(VotesOf(ballot, nomination, v1::VOTE_FOR));
  one.set_votes_against(VotesOf(ballot, nomination, v1::VOTE_AGAINST));
  one.set_abstentions(one.present() - one.votes_for() - one.votes_against());
  const v1::QuorumRule& rule = meeting.quorum_rule();
  one.set_needed(NeededOf(rule.pass(), rule.pass_exceeds(),
                          rule.pass_base() == v1::OF_ALL ? one.entitled() : one.present()));
  const auto standing = ballot.standing.find(nomination);
  if (standing == ballot.standing.end() || !standing->second) {
    one.set_result(v1::RESOLUTION_ENDED);
  } else if (one.present() < NeededOf(rule.quorum(), false, one.entitled())) {
    one.set_result(v1::RESOLUTION_NO_QUORUM);
  } else if (one.votes_for() < one.needed()) {
    one.set_result(v1::RESOLUTION_NOT_PASSED);
  }
  return one;
}

// Places go by votes for; a group that is larger than what is left gets none of it.
void FillPlaces(std::vector<v1::Resolution>& resolutions, int free) {
  for (size_t i = 0; i < resolutions.size();) {
    size_t end = i;
    std::vector<v1::Resolution*> passed;
    for (; end < resolutions.size() && resolutions[end].votes_for() == resolutions[i].votes_for();
         ++end) {
      if (resolutions[end].result() == v1::RESOLUTION_RESULT_UNSPECIFIED) {
        passed.push_back(&resolutions[end]);
      }
    }
    const auto wanted = static_cast<int>(passed.size());
    const v1::ResolutionResult result = wanted <= free ? v1::RESOLUTION_CHOSEN
                                        : free > 0     ? v1::RESOLUTION_TIED
                                                       : v1::RESOLUTION_NO_PLACE;
    for (v1::Resolution* one : passed) one->set_result(result);
    if (wanted > 0) free = result == v1::RESOLUTION_CHOSEN ? free - wanted : 0;
    i = end;
  }
}

void WriteRoll(const v1::CouncilMeeting& meeting, const Roll& roll, v1::Minutes& minutes) {
  for (const v1::CouncilMember& member : meeting.members()) {
    const auto on = roll.find(member.member());
    if (member.supervisor()) {
      if (on != roll.end()) minutes.add_supervisors(member.member());
    } else if (on == roll.end()) {
      minutes.add_absent(member.member());
    } else if (on->second == member.member()) {
      minutes.add_present(member.member());
    } else {
      v1::Proxy& proxy = *minutes.add_proxies();
      proxy.set_member(member.member());
      proxy.set_holder(on->second);
    }
  }
}

}  // namespace

bool AllVoted(const v1::CouncilMeeting& meeting, const Ballot& ballot) {
  std::set<std::pair<std::string, std::string>> voted;
  for (const v1::RecordedVote& vote : ballot.votes) {
    voted.emplace(vote.member(), vote.nomination());
  }
  for (const v1::CouncilMember& member : meeting.members()) {
    if (member.supervisor() || !ballot.roll.contains(member.member())) continue;
    for (const std::string& nomination : meeting.nominations()) {
      if (StandsAside(ballot, member.member(), nomination)) continue;
      if (!voted.contains({member.member(), nomination})) return false;
    }
  }
  return true;
}

v1::Minutes Count(const v1::CouncilMeeting& meeting, const Ballot& ballot) {
  v1::Minutes minutes;
  minutes.set_council_meeting(meeting.name());
  minutes.set_award_plan(meeting.award_plan());
  *minutes.mutable_quorum_rule() = meeting.quorum_rule();
  *minutes.mutable_close_time() = meeting.close_time();
  minutes.set_places_free(ballot.places_free);
  WriteRoll(meeting, ballot.roll, minutes);
  minutes.mutable_recusals()->Assign(ballot.recusals.begin(), ballot.recusals.end());
  minutes.mutable_votes()->Assign(ballot.votes.begin(), ballot.votes.end());
  std::vector<v1::Resolution> resolutions;
  for (const std::string& nomination : meeting.nominations()) {
    resolutions.push_back(CountOne(meeting, ballot, nomination));
  }
  std::stable_sort(resolutions.begin(), resolutions.end(),
                   [](const v1::Resolution& a, const v1::Resolution& b) {
                     return a.votes_for() > b.votes_for();
                   });
  FillPlaces(resolutions, ballot.places_free);
  minutes.mutable_resolutions()->Assign(resolutions.begin(), resolutions.end());
  return minutes;
}

}  // namespace linli::awards::domain
