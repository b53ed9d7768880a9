#include "services/hours/api/check_in.h"

#include <string>

#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/api/check_code.h"
#include "services/hours/domain/check_in_window.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_draft.h"
#include "services/hours/domain/record_entry.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/attendance_store.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/roster_store.h"

namespace linli::hours::check_in {
namespace {

absl::Status MayEnter(Deps& deps, rpc::WriteCall& call, const v1::CheckInRequest& request,
                      const v1::Policy& policy, const time::Interval& shift) {
  RETURN_IF_ERROR(domain::MayCheckIn(policy, shift, call.now()));
  return CheckCodeOf(deps, call, policy, request.shift(), v1::IN, request.code());
}

// Law 2: one open attendance per person; what was left open yesterday is given up first.
absl::Status HasRoomToday(rpc::WriteCall& call, const std::string& volunteer_id,
                          const v1::Policy& policy, const std::string& activity) {
  store::AbandonOverdue(call.tx(), volunteer_id, call.now());
  const store::Today today = store::AttendancesToday(call.tx(), volunteer_id, activity, call.now());
  if (!today.open_name.empty()) {
    return Refuse(Reason::ALREADY_CHECKED_IN, {{"attendance", today.open_name}});
  }
  return domain::MayCheckInAgain(policy, today.pairs);
}

// Who was suspended, frozen or dissolved records nothing new. While registration does not answer,
// people check in all the same: confirmation asks again.
absl::Status CheckUnit(Deps& deps, const rpc::Call& call, const v1::CheckInRequest& request) {
  ASSIGN_OR_RETURN(auto shift, domain::ShiftName::Parse(request.shift()));
  const auto unit =
      deps.registration.GetOrganization(call.Outbound(), shift.parent().parent().ToString());
  return unit.ok() ? domain::MayRecord(**unit) : absl::OkStatus();
}

}  // namespace

absl::StatusOr<Asked> Ask(Deps& deps, const rpc::Call& call, const v1::CheckInRequest& request) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.volunteer()));
  RETURN_IF_ERROR(CheckUnit(deps, call, request));
  bool expected = false;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) {
    expected = store::FindExpected(tx, volunteer.id(), request.shift()).has_value();
    return absl::OkStatus();
  }));
  if (expected) return Asked{};
  ASSIGN_OR_RETURN(auto enrollment, deps.matching.FindConfirmed(
                                        call.Outbound(), request.volunteer(), request.shift()));
  return Asked{std::move(enrollment)};
}

absl::StatusOr<v1::Attendance> CheckIn(Deps& deps, rpc::WriteCall& call,
                                       const v1::CheckInRequest& request, const Asked& asked) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.volunteer()));
  if (asked.enrollment) {
    const matching::v1::Enrollment& enrollment = asked.enrollment->enrollment();
    store::ApplyEnrollment(call.tx(), std::stoll(enrollment.etag()), enrollment,
                           asked.enrollment->context());
  }
  store::LockVolunteer(call.tx(), volunteer.id());
  const auto expected = store::FindExpected(call.tx(), volunteer.id(), request.shift());
  if (!expected) return Refuse(Reason::NOT_ON_ROSTER, {{"shift", request.shift()}});
  const time::Interval shift = domain::WindowOf(expected->context);
  const auto policy = policy::At<v1::Policy>(call.tx(), expected->context.region(), shift.until);
  RETURN_IF_ERROR(MayEnter(deps, call, request, *policy, shift));
  RETURN_IF_ERROR(HasRoomToday(call, volunteer.id(), *policy, expected->context.activity()));
  return store::OpenAttendance(call.tx(), volunteer.id(), *expected, domain::Kept(call.now()),
                               domain::CheckOutUntil(*policy, shift));
}

}  // namespace linli::hours::check_in
