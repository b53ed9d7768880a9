// Who acts in a meeting, and for whom.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "linli/awards/v1/council.pb.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/council_rule.h"
#include "services/awards/storage/council_store.h"

namespace linli::awards::councils {

inline absl::Status RefuseState(const v1::CouncilMeeting& meeting) {
  return Refuse(Reason::COUNCIL_STATE, {{"state", v1::CouncilMeetingState_Name(meeting.state())}});
}

// NOT_FOUND unless the caller sits in it, or conducts or inspects awards in its region.
inline absl::Status CheckSees(const rpc::Call& call, const v1::CouncilMeeting& meeting) {
  const bool sees = SeesAwards(call, RegionIn(meeting.name())) ||
                    domain::MemberOf(meeting, call.caller().subject) != nullptr;
  return sees ? absl::OkStatus() : NotFound(meeting.name());
}

// A meeting that takes presence, proxies and recusals, locked; and the member of whom it is said.
struct Seat {
  v1::CouncilMeeting meeting;
  std::string member;
};

// By herself, or by who conducts awards in the region; COUNCIL_NOT_MEMBER for who is none.
template <typename Request>
absl::StatusOr<Seat> LockSeat(rpc::WriteCall& call, const CouncilMeetingName& name,
                              const Request& request) {
  Seat seat;
  ASSIGN_OR_RETURN(seat.meeting, store::LockMeeting(call.tx(), name));
  RETURN_IF_ERROR(CheckSees(call, seat.meeting));
  const std::string& caller = call.caller().subject;
  seat.member = request.member().empty() ? caller : request.member();
  if (seat.member != caller && !ConductsAwards(call, RegionIn(seat.meeting.name()))) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  if (seat.meeting.state() != v1::COUNCIL_CONVENED) return RefuseState(seat.meeting);
  if (domain::MemberOf(seat.meeting, seat.member) == nullptr) {
    return Refuse(Reason::COUNCIL_NOT_MEMBER);
  }
  return seat;
}

}  // namespace linli::awards::councils
