#include <algorithm>
#include <set>

#include "services/awards/api/council_closing.h"
#include "services/awards/api/council_seats.h"
#include "services/awards/api/councils.h"
#include "services/awards/api/nominees.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/storage/nomination_store.h"

namespace linli::awards::councils {
namespace {

// Nominees and those who named them stand aside by themselves.
absl::Status RecuseConcerned(db::Tx& tx, const CouncilMeetingName& name,
                             const v1::CouncilMeeting& meeting) {
  for (const std::string& text : meeting.nominations()) {
    ASSIGN_OR_RETURN(const auto nomination_name, NominationName::Parse(text));
    ASSIGN_OR_RETURN(const v1::Nomination nomination, store::GetNomination(tx, nomination_name));
    for (const v1::CouncilMember& member : meeting.members()) {
      const bool nominee = IsNominee(tx, member.member(), nomination.nominee());
      if (!nominee && member.member() != nomination.nominator()) continue;
      v1::Recusal recusal;
      recusal.set_member(member.member());
      recusal.set_nomination(text);
      recusal.set_reason(nominee ? "nominee" : "nominator");
      store::PutRecusal(tx, name, recusal);
    }
  }
  return absl::OkStatus();
}

// Each on the list, each once; COUNCIL_RECUSED where the member stands aside.
absl::Status CheckVotes(db::Tx& tx, const CouncilMeetingName& name,
                        const v1::CouncilMeeting& meeting, const std::string& member,
                        const v1::CastCouncilVotesRequest& request) {
  const std::set<std::string> listed(meeting.nominations().begin(), meeting.nominations().end());
  std::set<std::string> aside;
  for (const v1::Recusal& recusal : store::RecusalsOf(tx, name, meeting.award_plan())) {
    if (recusal.member() == member) aside.insert(recusal.nomination());
  }
  std::set<std::string> seen;
  Violations violations;
  for (int i = 0; i < request.votes_size(); ++i) {
    const std::string& nomination = request.votes(i).nomination();
    if (!listed.contains(nomination)) return NotFound(nomination);
    if (aside.contains(nomination)) return Refuse(Reason::COUNCIL_RECUSED);
    if (seen.insert(nomination).second) continue;
    violations.Add(absl::StrCat("votes[", i, "].nomination"), Reason::FIELD_UNKNOWN_VALUE);
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<v1::CouncilMeeting> OpenVote(Deps&, rpc::WriteCall& call,
                                            const v1::OpenCouncilVoteRequest& request) {
  ASSIGN_OR_RETURN(const auto name, CouncilMeetingName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::CouncilMeeting meeting, store::LockMeeting(call.tx(), name));
  if (meeting.state() != v1::COUNCIL_CONVENED) return RefuseState(meeting);
  const absl::Time now = domain::Kept(call.now());
  if (time::FromProto(meeting.close_time()) <= now) return Refuse(Reason::VOTE_CLOSED);
  RETURN_IF_ERROR(domain::CheckQuorum(meeting, store::RollOf(call.tx(), name)));
  RETURN_IF_ERROR(RecuseConcerned(call.tx(), name, meeting));
  meeting.set_state(v1::COUNCIL_VOTING);
  SaveMeeting(call.tx(), call, now, "opened", meeting);
  return meeting;
}

absl::StatusOr<v1::CastCouncilVotesResponse> Cast(Deps&, rpc::WriteCall& call,
                                                  const v1::CastCouncilVotesRequest& request) {
  ASSIGN_OR_RETURN(const auto name, CouncilMeetingName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::CouncilMeeting meeting, store::HoldMeeting(call.tx(), name));
  const std::string& caller = call.caller().subject;
  if (domain::MemberOf(meeting, caller) == nullptr) return NotFound(request.name());
  const absl::Time now = domain::Kept(call.now());
  if (meeting.state() != v1::COUNCIL_VOTING || time::FromProto(meeting.close_time()) <= now) {
    return Refuse(Reason::VOTE_CLOSED);
  }
  const std::string& member = request.member().empty() ? caller : request.member();
  RETURN_IF_ERROR(domain::CheckCaster(meeting, store::RollOf(call.tx(), name), member, caller));
  RETURN_IF_ERROR(CheckVotes(call.tx(), name, meeting, member, request));
  RETURN_IF_ERROR(store::InsertVotes(call.tx(), name, member, caller,
                                     {request.votes().begin(), request.votes().end()}, now));
  v1::CastCouncilVotesResponse response;
  *response.mutable_cast_time() = time::ToProto(now);
  return response;
}

absl::StatusOr<v1::Minutes> Close(Deps&, rpc::WriteCall& call,
                                  const v1::CloseCouncilMeetingRequest& request) {
  ASSIGN_OR_RETURN(const auto name, CouncilMeetingName::Parse(request.name()));
  return CloseMeeting(call.tx(), call, name, domain::Kept(call.now()));
}

absl::StatusOr<v1::Minutes> ShowMinutes(Deps&, rpc::ReadCall& call,
                                        const v1::ShowMinutesRequest& request) {
  ASSIGN_OR_RETURN(const auto name, CouncilMeetingName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::CouncilMeeting meeting, store::GetMeeting(call.tx(), name));
  RETURN_IF_ERROR(CheckSees(call, meeting));
  return store::GetMinutes(call.tx(), meeting);
}

}  // namespace linli::awards::councils
