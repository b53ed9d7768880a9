#include "services/hours/api/check_out.h"

#include <string>
#include <vector>

#include "common/ids/new_id.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/api/check_code.h"
#include "services/hours/domain/check_in_window.h"
#include "services/hours/domain/record_deadline.h"
#include "services/hours/domain/record_draft.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/record_minutes.h"
#include "services/hours/storage/attendance_store.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours::check_out {
namespace {

using Policy = policy::Edition<v1::Policy>;

// The record of one day's part, written; nothing if that time is on record already.
std::optional<v1::Record> Draft(db::Tx& tx, const Policy& policy, const store::Open& open,
                                const time::Interval& part, absl::Time now) {
  const auto attendance = domain::AttendanceName::Parse(open.attendance.name()).value();
  v1::Record record = domain::DraftOf(open.context, part);
  record.set_name(domain::RecordName(attendance.id(0), ids::NewId()).ToString());
  record.set_attendance(open.attendance.name());
  const domain::DayUse use =
      store::UseOfDay(tx, attendance.id(0), part.from, open.context.activity());
  domain::SetMinutes(domain::JudgeMinutes(*policy, part, use), policy.version, record);
  record.set_late(domain::IsLate(*policy, part.until, now));
  *record.mutable_create_time() = time::ToProto(now);
  return store::InsertRecord(tx, record);
}

}  // namespace

absl::StatusOr<v1::Attendance> CheckOut(Deps& deps, rpc::WriteCall& call,
                                        const v1::CheckOutRequest& request) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.volunteer()));
  const absl::Time now = domain::Kept(call.now());
  store::LockVolunteer(call.tx(), volunteer.id());
  const auto open = store::FindOpen(call.tx(), volunteer.id(), request.shift());
  if (!open) return Refuse(Reason::NOT_CHECKED_IN, {{"shift", request.shift()}});
  const time::Interval shift = domain::WindowOf(open->context);
  const auto policy = policy::At<v1::Policy>(call.tx(), open->context.region(), shift.until);
  RETURN_IF_ERROR(domain::MayCheckOut(*policy, shift, now));
  RETURN_IF_ERROR(CheckCodeOf(deps, call, *policy, request.shift(), v1::OUT, request.code()));

  std::vector<std::string> drafted;
  std::string conflicting;
  const time::Interval presence{time::FromProto(open->attendance.check_in_time()), now};
  for (const time::Interval& part : domain::RecordableParts(presence, shift)) {
    if (const auto record = Draft(call.tx(), policy, *open, part, now)) {
      drafted.push_back(domain::RecordName::Parse(record->name())->id());
    } else {  // law 2; the presence itself is kept
      conflicting = store::FindOverlapping(call.tx(), volunteer.id(), part);
    }
  }
  return store::CloseAttendance(call.tx(),
                                domain::AttendanceName::Parse(open->attendance.name()).value(), now,
                                drafted, conflicting);
}

}  // namespace linli::hours::check_out
