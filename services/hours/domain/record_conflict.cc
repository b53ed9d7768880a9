#include "services/hours/domain/record_conflict.h"

#include <algorithm>

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_confirmation.h"

namespace linli::hours::domain {
namespace {

void AddOnce(const std::string& unit, v1::Conflict& conflict) {
  const auto& units = conflict.recording_units();
  if (std::find(units.begin(), units.end(), unit) == units.end()) {
    conflict.add_recording_units(unit);
  }
}

}  // namespace

v1::Conflict OpenConflict(const v1::Record& reported, const std::vector<OnRecord>& recorded) {
  const RecordName name = *RecordName::Parse(reported.name());
  v1::Conflict conflict;
  conflict.set_name(ConflictName(name.id(0), name.id()).ToString());
  conflict.set_state(v1::Conflict::OPEN);
  *conflict.mutable_reported() = reported;
  AddOnce(reported.recording_unit(), conflict);
  for (const OnRecord& one : recorded) {
    conflict.add_recorded(one.record);
    AddOnce(one.recording_unit, conflict);
  }
  *conflict.mutable_create_time() = reported.create_time();
  *conflict.mutable_update_time() = reported.create_time();
  return conflict;
}

absl::Status MayArbitrate(const Arbiter& arbiter, const v1::Conflict& conflict,
                          const std::vector<v1::Record>& recorded) {
  // 67号令 Art. 26 (谁记录谁证明): who decides between two units answers for both.
  if (!arbiter.over_all) return Refuse(Reason::NOT_AUTHORIZED);
  if (IsOf(conflict.reported(), arbiter.subject)) return Refuse(Reason::RECORD_OWN);
  // PAIN-1: nobody decides for what he himself brought.
  const bool brought = conflict.reported().provenance().entered_by() == arbiter.subject ||
                       std::any_of(recorded.begin(), recorded.end(), [&](const v1::Record& record) {
                         return record.provenance().entered_by() == arbiter.subject;
                       });
  if (brought) return Refuse(Reason::SECOND_PERSON);
  if (conflict.state() != v1::Conflict::OPEN) return Refuse(Reason::CONFLICT_STATE);
  return absl::OkStatus();
}

absl::Status MayBeReplaced(const v1::Record& recorded) {
  switch (recorded.state()) {
    case v1::Record::DISPUTED:
    case v1::Record::NOTICE_HELD:
    case v1::Record::PENDING_APPROVAL:
      return Refuse(Reason::RECORD_TRANSITION,
                    {{"state", v1::Record::State_Name(recorded.state())}});
    default:
      return absl::OkStatus();
  }
}

void Decide(const Arbiter& arbiter, const std::string& decision, const std::string& record,
            absl::Time now, v1::Conflict& conflict) {
  conflict.set_state(record.empty() ? v1::Conflict::KEPT_RECORDED : v1::Conflict::KEPT_REPORTED);
  conflict.set_decided_by(std::string(arbiter.subject));
  conflict.set_decision(decision);
  conflict.set_record(record);
  *conflict.mutable_update_time() = time::ToProto(now);
}

}  // namespace linli::hours::domain
