#include "services/hours/domain/record_approval.h"

#include <algorithm>
#include <string>

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/record_confirmation.h"
#include "services/hours/domain/record_life.h"

namespace linli::hours::domain {
namespace {

// i志愿: 8 to 12 h by the host organisation, more by the province.
constexpr int kApprovedCapMinutes = 12 * 60;
constexpr int kProvinceDigits = 2;
constexpr int kDayMinutes = 24 * 60;

int ApprovedCap(const v1::Policy& policy) {
  return policy.approved_cap_minutes() > 0 ? policy.approved_cap_minutes() : kApprovedCapMinutes;
}

}  // namespace

int CompetentRegionDigits(const v1::Policy& policy) {
  return policy.competent_region_digits() > 0 ? policy.competent_region_digits() : kProvinceDigits;
}

int DayCap(const v1::Policy& policy, const v1::Approval& approval) {
  if (!approval.granted()) return policy.daily_cap_minutes();
  return approval.level() == v1::Approval::COMPETENT_LEVEL ? kDayMinutes : ApprovedCap(policy);
}

absl::Status AskApproval(const v1::Policy& policy, const DayUse& use, absl::Time now,
                         v1::Record& record) {
  if (record.payable_minutes() <= record.credited_minutes()) {
    return Refuse(Reason::RECORD_TRANSITION, {{"state", v1::Record::State_Name(record.state())}});
  }
  RETURN_IF_ERROR(Move(Act::kAskApproval, record));
  record.set_credited_minutes(record.payable_minutes());
  record.mutable_approval()->set_level(use.credited_minutes + record.payable_minutes() <=
                                               ApprovedCap(policy)
                                           ? v1::Approval::UNIT_ABOVE
                                           : v1::Approval::COMPETENT_LEVEL);
  *record.mutable_update_time() = time::ToProto(now);
  return absl::OkStatus();
}

absl::Status MayApprove(const Officer& officer, const v1::Record& record) {
  if (!officer.leads && !officer.administers) return Refuse(Reason::NOT_AUTHORIZED);
  if (IsOf(record, officer.subject)) return Refuse(Reason::RECORD_OWN);
  if (record.confirmed_by() == officer.subject ||
      record.provenance().entered_by() == officer.subject) {
    return Refuse(Reason::SECOND_PERSON);
  }
  const bool high_enough = record.approval().level() == v1::Approval::COMPETENT_LEVEL
                               ? officer.competent
                               : officer.manages_above || officer.administers;
  return high_enough ? absl::OkStatus() : Refuse(Reason::RECORD_APPROVAL_LEVEL);
}

void DecideApproval(const v1::Policy& policy, const DayUse& use, const Officer& officer,
                    bool granted, absl::Time now, v1::Record& record) {
  v1::Approval& approval = *record.mutable_approval();
  approval.set_decided_by(std::string(officer.subject));
  approval.set_granted(granted);
  *approval.mutable_decide_time() = time::ToProto(now);
  *record.mutable_update_time() = approval.decide_time();
  if (granted) return;
  const int left = std::max(0, policy.daily_cap_minutes() - use.credited_minutes);
  record.set_credited_minutes(std::min(record.credited_minutes(), left));
}

}  // namespace linli::hours::domain
