#include "services/hours/domain/record_confirmation.h"

#include <string>

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/record_deadline.h"
#include "services/hours/domain/record_notice.h"

namespace linli::hours::domain {

bool IsOf(const v1::Record& record, std::string_view subject) {
  return std::string_view(record.name()).substr(0, record.name().find("/records/")) == subject;
}

absl::Status CheckWaits(const v1::Record& record) {
  if (record.state() == v1::Record::DRAFT || record.state() == v1::Record::PENDING_CONFIRMATION) {
    return absl::OkStatus();
  }
  return Refuse(Reason::RECORD_STATE, {{"state", v1::Record::State_Name(record.state())}});
}

absl::Status MayConfirm(const Confirmer& confirmer, const v1::Record& record) {
  // S4-16: the leader answers for the hours; the unit that records is the one that certifies
  // (67号令 Art. 26), so authority elsewhere does not count.
  if (!confirmer.leads_recording_unit) return Refuse(Reason::NOT_AUTHORIZED);
  // Nobody vouches for her own hours, whatever she runs.
  if (IsOf(record, confirmer.subject)) return Refuse(Reason::RECORD_OWN);
  // PAIN-1: what is typed in takes two people.
  if (record.kind() == v1::Record::HONOUR &&
      record.provenance().entered_by() == confirmer.subject) {
    return Refuse(Reason::RECORD_SECOND_PERSON);
  }
  // Nor is who let it out of quarantine the one who vouches for it.
  if (record.released_by() == confirmer.subject) return Refuse(Reason::SECOND_PERSON);
  return CheckWaits(record);
}

absl::Status Confirm(const v1::Policy& policy, const Confirmer& confirmer, absl::Time now,
                     v1::Record& record) {
  Vouch(policy, confirmer, now, record);
  return GoOn(policy, now, record);
}

void Vouch(const v1::Policy& policy, const Confirmer& confirmer, absl::Time now,
           v1::Record& record) {
  record.set_confirmed_by(std::string(confirmer.subject));
  *record.mutable_update_time() = time::ToProto(now);
  record.set_late(record.late() || IsLate(policy, time::FromProto(record.end_time()), now));
}

}  // namespace linli::hours::domain
