#include "services/awards/domain/council_rule.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"

namespace linli::awards::domain {
namespace {

int DirectorsOf(const v1::CouncilMeeting& meeting) {
  return static_cast<int>(
      std::count_if(meeting.members().begin(), meeting.members().end(),
                    [](const v1::CouncilMember& one) { return !one.supervisor(); }));
}

int DirectorsOn(const v1::CouncilMeeting& meeting, const Roll& roll) {
  return static_cast<int>(std::count_if(meeting.members().begin(), meeting.members().end(),
                                        [&](const v1::CouncilMember& one) {
                                          return !one.supervisor() && roll.contains(one.member());
                                        }));
}

bool SupervisorOn(const v1::CouncilMeeting& meeting, const Roll& roll) {
  return std::any_of(meeting.members().begin(), meeting.members().end(),
                     [&](const v1::CouncilMember& one) {
                       return one.supervisor() && roll.contains(one.member());
                     });
}

absl::Status RefuseQuorum(int present, int needed) {
  return Refuse(Reason::COUNCIL_QUORUM,
                {{"present", absl::StrCat(present)}, {"needed", absl::StrCat(needed)}});
}

void CheckShare(const v1::Share& share, const char* path, Violations& out) {
  if (share.numerator() > share.denominator()) {
    out.Add(path, Reason::CRITERION_INVALID, {{"problem", "more than 1"}});
  }
}

}  // namespace

void FindFaults(const v1::Council& council, Violations& violations) {
  CheckShare(council.quorum_rule().quorum(), "council.quorum_rule.quorum", violations);
  CheckShare(council.quorum_rule().pass(), "council.quorum_rule.pass", violations);
  std::set<std::string> members;
  for (int i = 0; i < council.members_size(); ++i) {
    if (members.insert(council.members(i).member()).second) continue;
    violations.Add(absl::StrCat("council.members[", i, "].member"), Reason::FIELD_UNKNOWN_VALUE);
  }
}

const v1::CouncilMember* MemberOf(const v1::CouncilMeeting& meeting, const std::string& member) {
  const auto& all = meeting.members();
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const v1::CouncilMember& one) { return one.member() == member; });
  return found == all.end() ? nullptr : &*found;
}

int NeededOf(const v1::Share& share, bool exceeds, int of) {
  const int part = share.numerator() * of;
  const int needed = exceeds ? part / share.denominator() + 1
                             : (part + share.denominator() - 1) / share.denominator();
  return std::max(1, needed);
}

absl::Status CheckQuorum(const v1::CouncilMeeting& meeting, const Roll& roll) {
  const int present = DirectorsOn(meeting, roll);
  const int needed = NeededOf(meeting.quorum_rule().quorum(), false, DirectorsOf(meeting));
  if (present < needed) return RefuseQuorum(present, needed);
  if (meeting.quorum_rule().supervisor_present() && !SupervisorOn(meeting, roll)) {
    return RefuseQuorum(0, 1);
  }
  return absl::OkStatus();
}

absl::Status CheckProxy(const v1::CouncilMeeting& meeting, const Roll& roll,
                        const std::string& member, const std::string& holder) {
  const v1::CouncilMember* absent = MemberOf(meeting, member);
  const v1::CouncilMember* stands = MemberOf(meeting, holder);
  if (absent == nullptr || stands == nullptr) return Refuse(Reason::COUNCIL_NOT_MEMBER);
  const auto on = roll.find(holder);
  const bool in_person = on != roll.end() && on->second == holder;
  const auto held = std::count_if(roll.begin(), roll.end(), [&](const auto& entry) {
    return entry.second == holder && entry.first != holder;
  });
  if (absent->supervisor() || stands->supervisor() || !in_person || roll.contains(member) ||
      held >= meeting.quorum_rule().max_proxies()) {
    return Refuse(Reason::COUNCIL_PROXY);
  }
  return absl::OkStatus();
}

absl::Status CheckCaster(const v1::CouncilMeeting& meeting, const Roll& roll,
                         const std::string& member, const std::string& caster) {
  const v1::CouncilMember* found = MemberOf(meeting, member);
  const auto on = roll.find(member);
  if (found == nullptr || found->supervisor() || on == roll.end()) {
    return Refuse(Reason::COUNCIL_NOT_MEMBER);
  }
  return on->second == caster ? absl::OkStatus() : Refuse(Reason::COUNCIL_PROXY);
}

}  // namespace linli::awards::domain
