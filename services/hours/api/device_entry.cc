#include "services/hours/api/device_entry.h"

#include "common/rpc/validation.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/attendance_arrival.h"
#include "services/hours/domain/check_in_window.h"
#include "services/hours/domain/device_clock.h"
#include "services/hours/domain/evidence_accepted.h"
#include "services/hours/domain/evidence_grade.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_draft.h"
#include "services/hours/domain/record_interval.h"

namespace linli::hours::device_logs {
namespace {

absl::Status MayTell(const v1::Policy& policy, absl::Time moment, absl::Time now) {
  RETURN_IF_ERROR(domain::CheckAccepted(policy, v1::BY_OFFLINE_LOG));
  return domain::CheckUploadAge(policy, moment, now);
}

absl::StatusOr<v1::Attendance> In(rpc::WriteCall& call, const Batch& batch, absl::Time moment,
                                  const v1::DeviceLogEntry& entry) {
  ASSIGN_OR_RETURN(
      store::Expected expected,
      presence::ExpectedAt(call.tx(), batch.asked.enrollments, {entry.volunteer(), entry.shift()}));
  const time::Interval shift = domain::WindowOf(expected.context);
  const auto policy = presence::PolicyOf(call.tx(), expected.context);
  RETURN_IF_ERROR(MayTell(*policy, moment, call.now()));
  RETURN_IF_ERROR(domain::MayCheckIn(*policy, shift, moment));
  const std::string volunteer_id = domain::VolunteerName::Parse(entry.volunteer())->id();
  if (const auto last = store::FindLastAt(call.tx(), volunteer_id, entry.shift(), moment)) {
    RETURN_IF_ERROR(domain::CheckNotThere(last->attendance, moment));
  }
  return presence::Open(call, volunteer_id, expected, *policy, moment,
                        domain::EvidenceBy(v1::BY_OFFLINE_LOG, batch.device.name()));
}

// She may have checked in by another way, and been given up since: the log says that she was there.
absl::StatusOr<v1::Attendance> Out(rpc::WriteCall& call, const Batch& batch, absl::Time moment,
                                   const v1::DeviceLogEntry& entry) {
  const auto last = store::FindLastAt(
      call.tx(), domain::VolunteerName::Parse(entry.volunteer())->id(), entry.shift(), moment);
  if (!last || last->attendance.state() == v1::Attendance::CLOSED) {
    return Refuse(Reason::NOT_CHECKED_IN, {{"shift", entry.shift()}});
  }
  const time::Interval shift = domain::WindowOf(last->context);
  const auto policy = presence::PolicyOf(call.tx(), last->context);
  RETURN_IF_ERROR(MayTell(*policy, moment, call.now()));
  RETURN_IF_ERROR(domain::MayCheckOut(*policy, shift, moment));
  return presence::Close(call, *last, policy, moment,
                         domain::EvidenceBy(v1::BY_OFFLINE_LOG, batch.device.name()));
}

}  // namespace

absl::Status CheckWhole(const v1::DeviceLogEntry& entry) {
  static const rpc::RequestRules rules(*v1::DeviceLogEntry::descriptor());
  return rules.Check(entry);
}

absl::StatusOr<v1::Attendance> Settle(rpc::WriteCall& call, const Batch& batch, absl::Time previous,
                                      const v1::DeviceLogEntry& entry) {
  RETURN_IF_ERROR(CheckWhole(entry));
  if (entry.volunteer() == batch.device.holder() || call.caller().Is(entry.volunteer())) {
    return Refuse(Reason::ATTENDANCE_OWN);
  }
  RETURN_IF_ERROR(batch.asked.shifts.at(entry.shift()));
  const absl::Time written = domain::Kept(time::FromProto(entry.entry_time()));
  RETURN_IF_ERROR(domain::CheckEntryTime(written, previous, batch.device_time));
  const absl::Time moment = written + batch.offset;
  return entry.direction() == v1::IN ? In(call, batch, moment, entry)
                                     : Out(call, batch, moment, entry);
}

}  // namespace linli::hours::device_logs
