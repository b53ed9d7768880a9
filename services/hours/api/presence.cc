#include "services/hours/api/presence.h"

#include <memory>

#include "common/ids/new_id.h"
#include "common/time/proto_time.h"
#include "services/hours/api/suspicion.h"
#include "services/hours/domain/attendance_arrival.h"
#include "services/hours/domain/check_in_rules.h"
#include "services/hours/domain/check_in_window.h"
#include "services/hours/domain/evidence_grade.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_deadline.h"
#include "services/hours/domain/record_draft.h"
#include "services/hours/domain/record_entry.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/record_minutes.h"
#include "services/hours/storage/check_in_rules_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours::presence {
namespace {

// The record of one day's part, written; nothing if that time is on record already.
std::optional<v1::Record> Draft(db::Tx& tx, const policy::Edition<v1::Policy>& policy,
                                const store::Open& open, const time::Interval& part,
                                v1::EvidenceGrade grade, const v1::Quarantine& suspicion,
                                absl::Time now) {
  const auto attendance = domain::AttendanceName::Parse(open.attendance.name()).value();
  v1::Record record = domain::DraftOf(open.context, part, grade);
  record.set_name(domain::RecordName(attendance.id(0), ids::NewId()).ToString());
  record.set_attendance(open.attendance.name());
  const domain::DayUse use =
      store::UseOfDay(tx, attendance.id(0), part.from, open.context.activity());
  domain::SetMinutes(domain::JudgeMinutes(*policy, part, use), policy.version, record);
  record.set_late(domain::IsLate(*policy, part.until, now));
  *record.mutable_create_time() = time::ToProto(now);
  suspicion::Hold(suspicion, record);
  return store::InsertRecord(tx, record);
}

// Of whose word a presence is: of who attested an end of it; otherwise of who calls, herself or who
// uploads a device's log.
std::string MadeBy(rpc::WriteCall& call, const v1::Evidence& in, const v1::Evidence& out) {
  for (const v1::Evidence* end : {&out, &in}) {
    if (end->method() == v1::BY_ATTESTATION) return end->witness();
  }
  return call.caller().subject;
}

std::string IdOf(const std::string& volunteer) {
  return domain::VolunteerName::Parse(volunteer).value().id();
}

}  // namespace

absl::StatusOr<Enrollments> AskEnrollments(Deps& deps, const rpc::Call& call,
                                           const std::vector<Place>& places) {
  Enrollments asked;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) {
    asked.clear();
    for (const Place& place : places) {
      if (store::FindExpected(tx, IdOf(place.first), place.second)) continue;
      asked.try_emplace(place);
    }
    return absl::OkStatus();
  }));
  for (auto& [place, enrollment] : asked) {
    enrollment = deps.matching.FindConfirmed(call.Outbound(), place.first, place.second);
  }
  return asked;
}

absl::Status CheckUnit(Deps& deps, const rpc::Call& call, const std::string& shift) {
  ASSIGN_OR_RETURN(auto name, domain::ShiftName::Parse(shift));
  const auto unit =
      deps.registration.GetOrganization(call.Outbound(), name.parent().parent().ToString());
  return unit.ok() ? domain::MayRecord(**unit) : absl::OkStatus();
}

policy::Edition<v1::Policy> PolicyOf(db::Tx& tx, const matching::v1::ShiftContext& shift) {
  auto edition = policy::At<v1::Policy>(tx, shift.region(), time::FromProto(shift.end_time()));
  if (const auto rules = store::FindCheckInRules(tx, shift.activity())) {
    edition.policy = std::make_shared<const v1::Policy>(domain::Narrowed(*edition, *rules));
  }
  return edition;
}

absl::StatusOr<store::Expected> ExpectedAt(db::Tx& tx, const Enrollments& asked,
                                           const Place& place) {
  if (const auto found = asked.find(place); found != asked.end()) {
    RETURN_IF_ERROR(found->second.status());
    if (const auto& event = *found->second) {
      store::ApplyEnrollment(tx, std::stoll(event->enrollment().etag()), event->enrollment(),
                             event->context());
    }
  }
  auto expected = store::FindExpected(tx, IdOf(place.first), place.second);
  if (!expected) return Refuse(Reason::NOT_ON_ROSTER, {{"shift", place.second}});
  return *std::move(expected);
}

absl::StatusOr<v1::Attendance> Open(rpc::WriteCall& call, const std::string& volunteer_id,
                                    const store::Expected& expected, const v1::Policy& policy,
                                    absl::Time time, const v1::Evidence& evidence) {
  // What was left open yesterday is given up first.
  store::AbandonOverdue(call.tx(), volunteer_id, call.now());
  const store::Today today =
      store::AttendancesToday(call.tx(), volunteer_id, expected.context.activity(), time);
  store::Arrival arrival{time, evidence,
                         domain::CheckOutUntil(policy, domain::WindowOf(expected.context))};
  ASSIGN_OR_RETURN(
      arrival.state,
      domain::StateOnArrival({today.open_name, today.open_shift, today.open_time},
                             expected.context.shift(), time, arrival.check_out_until, call.now()));
  RETURN_IF_ERROR(domain::MayCheckInAgain(policy, today.pairs));
  return store::OpenAttendance(call.tx(), volunteer_id, expected, arrival,
                               domain::Kept(call.now()));
}

v1::Attendance Close(rpc::WriteCall& call, const store::Open& open,
                     const policy::Edition<v1::Policy>& policy, absl::Time time,
                     const v1::Evidence& evidence) {
  const auto name = domain::AttendanceName::Parse(open.attendance.name()).value();
  const absl::Time now = domain::Kept(call.now());
  store::Departure departure{time, evidence};
  departure.grade =
      domain::GradeOf(open.attendance.check_in_evidence().method(), evidence.method());
  const v1::Quarantine suspicion = suspicion::OfPresence(call, policy, open, time, evidence);
  const std::string made_by = MadeBy(call, open.attendance.check_in_evidence(), evidence);
  const time::Interval presence{time::FromProto(open.attendance.check_in_time()), time};
  for (const time::Interval& part :
       domain::RecordableParts(presence, domain::WindowOf(open.context))) {
    if (const auto record = Draft(call.tx(), policy, open, part, departure.grade, suspicion, now)) {
      suspicion::Keep(call, suspicion, made_by, *record);
      departure.records.push_back(domain::RecordName::Parse(record->name())->id());
    } else {  // law 2; the presence itself is kept
      departure.conflicting_record = store::FindOverlapping(call.tx(), name.id(0), part);
    }
  }
  return store::CloseAttendance(call.tx(), name, departure, now);
}

}  // namespace linli::hours::presence
