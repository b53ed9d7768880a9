#include "services/hours/domain/record_entry.h"

#include "common/time/proto_time.h"
#include "services/hours/domain/record_interval.h"

namespace linli::hours::domain {

void CheckEntry(const v1::Record& entered, absl::Time now, Violations& violations) {
  CheckEnteredInterval(
      {Kept(time::FromProto(entered.start_time())), Kept(time::FromProto(entered.end_time()))}, now,
      violations);
  // 67号令 Arts 4 and 6: from where, with what proof, and that she agreed.
  if (!entered.has_provenance()) violations.Add("record.provenance", Reason::FIELD_REQUIRED);
}

absl::Status MayRecord(const registration::v1::Organization& unit) {
  if (unit.state() == registration::v1::ORGANIZATION_APPROVED) return absl::OkStatus();
  return Refuse(Reason::RECORDING_UNIT_STATE, {{"organization", unit.name()}});
}

absl::Status MayGoOnConfirming(const registration::v1::Organization& unit) {
  if (unit.state() != registration::v1::ORGANIZATION_SUSPENDED &&
      unit.state() != registration::v1::ORGANIZATION_FROZEN) {
    return absl::OkStatus();
  }
  return Refuse(Reason::RECORDING_UNIT_STATE, {{"organization", unit.name()}});
}

absl::Status MayBeRecorded(const registration::v1::Volunteer& volunteer) {
  if (volunteer.state() != registration::v1::VOLUNTEER_PENDING &&
      volunteer.state() != registration::v1::VOLUNTEER_MERGED) {
    return absl::OkStatus();
  }
  return Refuse(Reason::RECORD_VOLUNTEER_STATE, {{"volunteer", volunteer.name()}});
}

}  // namespace linli::hours::domain
