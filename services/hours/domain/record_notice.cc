#include "services/hours/domain/record_notice.h"

#include "common/status/macros.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "common/time/workdays.h"
#include "services/hours/domain/record_life.h"

namespace linli::hours::domain {

absl::Time NoticeEnd(int workdays, absl::Time now) {
  return time::StartOfDay(time::AddWorkdays(time::DayOf(now), workdays) + 1);
}

absl::Status GoOn(const v1::Policy& policy, absl::Time now, v1::Record& record) {
  // 民函〔2012〕340号 asks for it; how many days was not found, so each city says it.
  const int workdays = record.kind() == v1::Record::CREDIT ? policy.notice_workdays_credit()
                                                           : policy.notice_workdays_honour();
  if (workdays == 0) return TakeEffect(now, record);
  RETURN_IF_ERROR(Move(Act::kPublicise, record));
  *record.mutable_notice_end_time() = time::ToProto(NoticeEnd(workdays, now));
  *record.mutable_update_time() = time::ToProto(now);
  return absl::OkStatus();
}

absl::Status TakeEffect(absl::Time now, v1::Record& record) {
  RETURN_IF_ERROR(Move(Act::kTakeEffect, record));
  *record.mutable_confirm_time() = time::ToProto(now);
  *record.mutable_update_time() = record.confirm_time();
  return absl::OkStatus();
}

}  // namespace linli::hours::domain
