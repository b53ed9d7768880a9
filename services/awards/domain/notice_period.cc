#include "services/awards/domain/notice_period.h"

#include "common/time/china_day.h"
#include "common/time/workdays.h"
#include "services/awards/domain/plan_rule.h"

namespace linli::awards::domain {

absl::Time NoticeEnd(const v1::AwardPlan& plan, absl::Time start) {
  const int days = plan.notice_workdays() > 0 ? plan.notice_workdays() : kNoticeWorkdays;
  return time::StartOfDay(time::AddWorkdays(time::DayOf(start), days) + 1);
}

}  // namespace linli::awards::domain
