#include <algorithm>
#include <set>

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "services/awards/api/council_seats.h"
#include "services/awards/api/councils.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/nomination_review.h"
#include "services/awards/domain/plan_way.h"
#include "services/awards/storage/nomination_store.h"

namespace linli::awards::councils {
namespace {

constexpr int kMostCandidates = 500;

// Those named, or all, if each is RECOMMENDED and cleared by every body.
absl::StatusOr<std::vector<std::string>> Candidates(rpc::WriteCall& call, const v1::AwardPlan& plan,
                                                    const v1::CouncilMeeting& wanted) {
  ASSIGN_OR_RETURN(const auto name, AwardPlanName::Parse(plan.name()));
  const auto recommended = store::ListNominations(
      call.tx(), name, {.states = {v1::NOMINATION_RECOMMENDED}, .limit = 10 * kMostCandidates});
  std::set<std::string> named(wanted.nominations().begin(), wanted.nominations().end());
  const bool all = named.empty();
  std::vector<std::string> candidates;
  for (const v1::Nomination& nomination : recommended) {
    if (!all && named.erase(nomination.name()) == 0) continue;
    RETURN_IF_ERROR(domain::CheckAllAnswered(plan, nomination));
    candidates.push_back(nomination.name());
  }
  if (!named.empty() || candidates.empty()) {
    return Refuse(Reason::NOMINATION_STATE,
                  {{"state", v1::NominationState_Name(v1::NOMINATION_IN_REVIEW)}});
  }
  if (candidates.size() > kMostCandidates) {
    Violations violations;
    violations.Add("council_meeting.nominations", Reason::FIELD_ITEMS,
                   {{"max", absl::StrCat(kMostCandidates)}});
    return violations.ToStatus();
  }
  return candidates;
}

bool HasCandidate(const v1::CouncilMeeting& meeting, const std::string& nomination) {
  return std::find(meeting.nominations().begin(), meeting.nominations().end(), nomination) !=
         meeting.nominations().end();
}

}  // namespace

absl::StatusOr<v1::CouncilMeeting> Convene(Deps&, rpc::WriteCall& call,
                                           const v1::ConveneCouncilMeetingRequest& request) {
  ASSIGN_OR_RETURN(const auto parent, CouncilName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const v1::Council council, store::GetCouncil(call.tx(), parent));
  v1::CouncilMeeting meeting = request.council_meeting();
  mask::ClearOutputOnly(&meeting);
  ASSIGN_OR_RETURN(const auto plan_name, AwardPlanName::Parse(meeting.award_plan()));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, HoldPlanNow(call, plan_name));
  if (plan.council() != council.name()) return NotFound(meeting.award_plan());
  RETURN_IF_ERROR(domain::MayInPlan(plan, domain::PlanAct::kConvene));
  const absl::Time now = domain::Kept(call.now());
  const absl::Time close = domain::Kept(time::FromProto(meeting.close_time()));
  if (close <= now) {
    Violations violations;
    violations.Add("council_meeting.close_time", Reason::FIELD_TIME);
    return violations.ToStatus();
  }
  ASSIGN_OR_RETURN(const auto candidates, Candidates(call, plan, meeting));
  meeting.mutable_nominations()->Assign(candidates.begin(), candidates.end());
  *meeting.mutable_close_time() = time::ToProto(close);
  meeting.set_name(CouncilMeetingName(parent.id(0), parent.id(), ids::NewId()).ToString());
  meeting.set_state(v1::COUNCIL_CONVENED);
  *meeting.mutable_members() = council.members();
  *meeting.mutable_quorum_rule() = council.quorum_rule();
  Begin(meeting, now);
  store::InsertMeeting(call.tx(), meeting);
  Announce(call, meeting, "convened");
  return meeting;
}

absl::StatusOr<v1::CouncilMeeting> Attend(Deps&, rpc::WriteCall& call,
                                          const v1::AttendCouncilMeetingRequest& request) {
  ASSIGN_OR_RETURN(const auto name, CouncilMeetingName::Parse(request.name()));
  ASSIGN_OR_RETURN(Seat seat, LockSeat(call, name, request));
  const domain::Roll roll = store::RollOf(call.tx(), name);
  const auto on = roll.find(seat.member);
  if (on != roll.end() && on->second != seat.member) return Refuse(Reason::COUNCIL_PROXY);
  store::PutOnRoll(call.tx(), name, seat.member, seat.member);
  return std::move(seat.meeting);
}

absl::StatusOr<v1::CouncilMeeting> GiveProxy(Deps&, rpc::WriteCall& call,
                                             const v1::GiveCouncilProxyRequest& request) {
  ASSIGN_OR_RETURN(const auto name, CouncilMeetingName::Parse(request.name()));
  ASSIGN_OR_RETURN(Seat seat, LockSeat(call, name, request));
  RETURN_IF_ERROR(domain::CheckProxy(seat.meeting, store::RollOf(call.tx(), name), seat.member,
                                     request.holder()));
  store::PutOnRoll(call.tx(), name, seat.member, request.holder());
  return std::move(seat.meeting);
}

absl::StatusOr<v1::CouncilMeeting> Recuse(Deps&, rpc::WriteCall& call,
                                          const v1::RecuseCouncilMemberRequest& request) {
  ASSIGN_OR_RETURN(const auto name, CouncilMeetingName::Parse(request.name()));
  ASSIGN_OR_RETURN(Seat seat, LockSeat(call, name, request));
  if (!HasCandidate(seat.meeting, request.nomination())) return NotFound(request.nomination());
  v1::Recusal recusal;
  recusal.set_member(seat.member);
  recusal.set_nomination(request.nomination());
  recusal.set_reason(request.reason());
  store::PutRecusal(call.tx(), name, recusal);
  return std::move(seat.meeting);
}

absl::StatusOr<v1::CouncilMeeting> GetMeeting(Deps&, rpc::ReadCall& call,
                                              const v1::GetCouncilMeetingRequest& request) {
  ASSIGN_OR_RETURN(const auto name, CouncilMeetingName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::CouncilMeeting meeting, store::GetMeeting(call.tx(), name));
  RETURN_IF_ERROR(CheckSees(call, meeting));
  return meeting;
}

}  // namespace linli::awards::councils
