#include "services/hours/domain/record_minutes.h"

#include <algorithm>
#include <string>

namespace linli::hours::domain {

Minutes JudgeMinutes(const v1::Policy& policy, const time::Interval& part, const DayUse& used) {
  Minutes minutes;
  // Rounded down: nobody is credited a minute that she did not give.
  minutes.interval = static_cast<int>(absl::ToInt64Minutes(part.until - part.from));
  minutes.payable = minutes.interval;
  // Some cities count only so much of one activity (海林: 2 h), however often one checks in.
  if (policy.activity_cap_minutes() > 0) {
    const int left = std::max(0, policy.activity_cap_minutes() - used.activity_payable_minutes);
    minutes.payable = std::min(minutes.payable, left);
  }
  // i志愿: at most 8 h a day count at once. What goes beyond stays visible in payable.
  const int left_today = std::max(0, policy.daily_cap_minutes() - used.credited_minutes);
  minutes.credited = std::min(minutes.payable, left_today);
  return minutes;
}

void SetMinutes(const Minutes& minutes, std::string_view policy_version, v1::Record& record) {
  record.set_interval_minutes(minutes.interval);
  record.set_payable_minutes(minutes.payable);
  record.set_credited_minutes(minutes.credited);
  record.set_policy_version(std::string(policy_version));
}

void BeginByCheckIn(v1::EvidenceGrade grade, v1::Record& record) {
  record.set_kind(v1::Record::CREDIT);
  record.set_evidence_grade(grade);
  record.set_state(v1::Record::DRAFT);
}

// 信用时长 comes from check-in alone; what people type in is 荣誉时长, whoever they are (S3-28).
void BeginByHand(v1::Record& record) {
  record.set_kind(v1::Record::HONOUR);
  record.set_evidence_grade(v1::ENTERED_BY_HAND);
  record.set_state(v1::Record::PENDING_CONFIRMATION);
}

}  // namespace linli::hours::domain
