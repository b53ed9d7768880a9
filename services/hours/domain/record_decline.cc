#include "services/hours/domain/record_decline.h"

#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::hours::domain {

absl::Status MayDecline(const Confirmer& decider, const v1::Record& record) {
  // S4-16: as for confirming, the recording unit decides, and for as long as it lets him.
  if (!decider.leads_recording_unit) return Refuse(Reason::NOT_AUTHORIZED);
  const bool takes_back =
      record.kind() == v1::Record::HONOUR && record.provenance().entered_by() == decider.subject;
  if (!takes_back && IsOf(record, decider.subject)) return Refuse(Reason::RECORD_OWN);
  return CheckWaits(record);
}

void Decline(const Confirmer& decider, const std::string& reason, absl::Time now,
             v1::Record& record) {
  record.set_state(v1::Record::DECLINED);
  record.set_declined_by(std::string(decider.subject));
  record.set_decline_reason(reason);
  *record.mutable_decline_time() = time::ToProto(now);
  *record.mutable_update_time() = record.decline_time();
}

bool Regain(const v1::Policy& policy, const DayUse& use, absl::Time now, v1::Record& record) {
  const Minutes minutes = JudgeMinutes(
      policy, {time::FromProto(record.start_time()), time::FromProto(record.end_time())}, use);
  // What she was told that counts is not taken away, whatever order records came in.
  if (minutes.credited <= record.credited_minutes() || minutes.payable < record.payable_minutes()) {
    return false;
  }
  record.set_payable_minutes(minutes.payable);
  record.set_credited_minutes(minutes.credited);
  *record.mutable_update_time() = time::ToProto(now);
  return true;
}

}  // namespace linli::hours::domain
