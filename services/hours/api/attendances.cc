#include "services/hours/api/attendances.h"

#include <optional>
#include <utility>
#include <vector>

#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "services/hours/api/window.h"
#include "services/hours/domain/check_in_window.h"
#include "services/hours/domain/evidence_grade.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_draft.h"
#include "services/hours/domain/rotating_code.h"
#include "services/hours/storage/attendance_store.h"
#include "services/hours/storage/roster_store.h"
#include "services/matching/client/context.h"

namespace linli::hours::attendances {

absl::StatusOr<matching::v1::ShiftContext> AskShift(Deps& deps, const rpc::Call& call,
                                                    const v1::ShowCodeRequest& request) {
  std::optional<matching::v1::ShiftContext> known;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) {
    known = store::FindShift(tx, request.shift());
    return absl::OkStatus();
  }));
  if (known) return *std::move(known);
  ASSIGN_OR_RETURN(auto shift, deps.matching.GetShift(call.Outbound(), request.shift()));
  ASSIGN_OR_RETURN(auto name, domain::ShiftName::Parse(request.shift()));
  ASSIGN_OR_RETURN(auto activity,
                   deps.matching.GetActivity(call.Outbound(), name.parent().ToString()));
  if (shift->state() == matching::v1::Shift::CANCELLED) return NotFound(request.shift());
  return matching::ContextOf(*activity, *shift);
}

absl::StatusOr<v1::RotatingCode> ShowCode(Deps& deps, rpc::ReadCall& call,
                                          const v1::ShowCodeRequest& request,
                                          const matching::v1::ShiftContext& context) {
  const time::Interval shift = domain::WindowOf(context);
  const auto policy = policy::At<v1::Policy>(call.tx(), context.region(), shift.until);
  RETURN_IF_ERROR(request.direction() == v1::IN ? domain::MayCheckIn(*policy, shift, call.now())
                                                : domain::MayCheckOut(*policy, shift, call.now()));
  return domain::CodeAt({deps.check_in_key, request.shift(), request.direction(),
                         absl::Seconds(policy->code_step_seconds())},
                        call.now());
}

absl::StatusOr<v1::Attendance> Get(Deps&, rpc::ReadCall& call,
                                   const v1::GetAttendanceRequest& request) {
  ASSIGN_OR_RETURN(auto name, domain::AttendanceName::Parse(request.name()));
  std::optional<v1::Attendance> attendance = store::FindAttendance(call.tx(), name);
  if (!attendance) return NotFound(request.name());
  return *std::move(attendance);
}

absl::StatusOr<v1::ListAttendancesResponse> List(Deps&, rpc::ReadCall& call,
                                                 const v1::ListAttendancesRequest& request) {
  ASSIGN_OR_RETURN(paging::Page page, paging::PageOf(request, 3));
  store::AttendanceCursor after;
  if (!page.first()) {
    ASSIGN_OR_RETURN(after.check_in_time, TimeOfKey(page.after[0]));
    after.volunteer_id = page.after[1];
    after.attendance_id = page.after[2];
  }
  v1::ListAttendancesResponse response;
  for (v1::Attendance& attendance :
       store::ListAttendances(call.tx(), request.shift(), after, page.size + 1,
                              domain::GradesUpTo(request.max_evidence_grade()))) {
    if (response.attendances_size() == page.size) {
      const v1::Attendance& last = response.attendances(page.size - 1);
      const auto name = domain::AttendanceName::Parse(last.name()).value();
      response.set_next_page_token(paging::NextPageToken(
          request, std::vector{KeyOf(last.check_in_time()), name.id(0), name.id()}));
      break;
    }
    *response.add_attendances() = std::move(attendance);
  }
  return response;
}

}  // namespace linli::hours::attendances
