#include "services/hours/domain/record_dispute.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/record_confirmation.h"
#include "services/hours/domain/record_life.h"

namespace linli::hours::domain {
namespace {

constexpr int kDisputeDays = 366;

absl::Status CheckOpen(const v1::Dispute& dispute) {
  return dispute.state() == v1::Dispute::OPEN ? absl::OkStatus() : Refuse(Reason::DISPUTE_STATE);
}

}  // namespace

absl::Status MayDispute(const Officer& officer, const v1::Record& record) {
  if (officer.leads || officer.her_unit || IsOf(record, officer.subject)) return absl::OkStatus();
  return Refuse(Reason::NOT_AUTHORIZED);
}

absl::Time DisputableUntil(const v1::Policy& policy, const v1::Record& record) {
  const int days = policy.dispute_days() > 0 ? policy.dispute_days() : kDisputeDays;
  return time::StartOfDay(time::DayOf(time::FromProto(record.confirm_time())) + days + 1);
}

absl::Status CheckDisputable(const v1::Policy& policy, const v1::Record& record, absl::Time now) {
  if (!After(record.state(), Act::kDispute)) {
    return Refuse(Reason::RECORD_TRANSITION, {{"state", v1::Record::State_Name(record.state())}});
  }
  if (record.state() != v1::Record::EFFECTIVE) return absl::OkStatus();
  const absl::Time until = DisputableUntil(policy, record);
  if (now < until) return absl::OkStatus();
  return Refuse(Reason::DISPUTE_LATE, {{"end", time::FormatChinaTime(until)}});
}

absl::Status MayDecideDispute(const Officer& officer, const v1::Record& record,
                              const v1::Dispute& dispute) {
  if (!officer.manages && !officer.administers) return Refuse(Reason::NOT_AUTHORIZED);
  if (IsOf(record, officer.subject)) return Refuse(Reason::RECORD_OWN);
  // Nobody judges what he said himself, neither the dispute nor the record.
  if (officer.subject == dispute.opened_by() || officer.subject == record.confirmed_by()) {
    return Refuse(Reason::SECOND_PERSON);
  }
  return CheckOpen(dispute);
}

absl::Status MayRetract(const Officer& officer, const v1::Dispute& dispute) {
  if (officer.subject != dispute.opened_by()) return Refuse(Reason::NOT_AUTHORIZED);
  return CheckOpen(dispute);
}

void CheckVerdict(const v1::DecideDisputeRequest& request, Violations& violations) {
  const bool upheld = request.verdict() != v1::DecideDisputeRequest::DISMISS;
  if (upheld && request.reason() == v1::Ending::REASON_UNSPECIFIED) {
    violations.Add("reason", Reason::FIELD_REQUIRED);
  }
  if (request.verdict() == v1::DecideDisputeRequest::CORRECT && !request.has_correction()) {
    violations.Add("correction", Reason::FIELD_REQUIRED);
  }
}

}  // namespace linli::hours::domain
