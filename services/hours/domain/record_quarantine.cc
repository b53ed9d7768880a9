#include "services/hours/domain/record_quarantine.h"

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/record_confirmation.h"
#include "services/hours/domain/record_life.h"

namespace linli::hours::domain {

absl::Status MayDecideQuarantine(const Officer& officer, const v1::Record& record,
                                 const v1::Quarantine& quarantine) {
  // PAIN-1: where hours are sold the unit itself sells them, so it is not the one to decide.
  if (!officer.manages_above && !officer.administers) return Refuse(Reason::NOT_AUTHORIZED);
  if (IsOf(record, officer.subject)) return Refuse(Reason::RECORD_OWN);
  if (quarantine.made_by() == officer.subject) return Refuse(Reason::SECOND_PERSON);
  if (quarantine.state() == v1::Quarantine::HELD) return absl::OkStatus();
  return Refuse(Reason::QUARANTINE_STATE);
}

absl::Status Release(const Officer& officer, absl::Time now, v1::Record& record) {
  const bool by_check_in = record.kind() == v1::Record::CREDIT;
  RETURN_IF_ERROR(Move(by_check_in ? Act::kReleaseDraft : Act::kReleaseEntry, record));
  record.set_released_by(std::string(officer.subject));
  *record.mutable_update_time() = time::ToProto(now);
  return absl::OkStatus();
}

absl::Status Reject(const Officer& officer, const std::string& decision, absl::Time now,
                    v1::Record& record) {
  RETURN_IF_ERROR(Move(Act::kReject, record));
  record.set_declined_by(std::string(officer.subject));
  record.set_decline_reason(decision);
  *record.mutable_decline_time() = time::ToProto(now);
  *record.mutable_update_time() = record.decline_time();
  return absl::OkStatus();
}

}  // namespace linli::hours::domain
