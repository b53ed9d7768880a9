// When a council can decide and who speaks in it (S0-6, domain rules §11.3). Every figure is the
// rule's data; shares are compared as integers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/status/refusal.h"
#include "linli/awards/v1/council.pb.h"

namespace linli::awards::domain {

// Who is on the roll, and who votes for her: the member herself, or the holder of her proxy.
using Roll = std::map<std::string, std::string>;

// What is wrong with a council, by the path of the field in a request: CRITERION_INVALID for a
// share above 1, FIELD_UNKNOWN_VALUE for a member named twice.
void FindFaults(const v1::Council& council, Violations& violations);

// The member of this meeting; nullptr: none.
const v1::CouncilMember* MemberOf(const v1::CouncilMeeting& meeting, const std::string& member);

// How many of `of` reach a share: at least it, or more than it. Never less than 1.
int NeededOf(const v1::Share& share, bool exceeds, int of);

// COUNCIL_QUORUM unless enough directors are on the roll, and a supervisor where the rule wants
// one.
absl::Status CheckQuorum(const v1::CouncilMeeting& meeting, const Roll& roll);

// COUNCIL_PROXY unless the absent director may let this one vote for her.
absl::Status CheckProxy(const v1::CouncilMeeting& meeting, const Roll& roll,
                        const std::string& member, const std::string& holder);

// COUNCIL_NOT_MEMBER unless the member is a director on the roll; COUNCIL_PROXY unless this caster
// votes for her.
absl::Status CheckCaster(const v1::CouncilMeeting& meeting, const Roll& roll,
                         const std::string& member, const std::string& caster);

// What is known when the votes are counted.
struct Ballot {
  Roll roll;
  std::vector<v1::Recusal> recusals;
  std::vector<v1::RecordedVote> votes;
  std::map<std::string, bool> standing;  // nominations that may still be chosen
  int places_free = 0;
};

// Whether everyone who may vote has voted on everything.
bool AllVoted(const v1::CouncilMeeting& meeting, const Ballot& ballot);

// The minutes: who was there, each vote, and what became of each nominee. Those with most votes for
// get the places; where as many votes meet fewer places, none of them does.
v1::Minutes Count(const v1::CouncilMeeting& meeting, const Ballot& ballot);

}  // namespace linli::awards::domain
