#include "services/hours/domain/record_evaluation.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/record_confirmation.h"
#include "services/hours/domain/record_life.h"

namespace linli::hours::domain {
namespace {

constexpr int kEvaluationDays = 30;

}  // namespace

absl::Status MayEvaluateVolunteer(const Officer& officer, const v1::Record& record) {
  if (!officer.leads) return Refuse(Reason::NOT_AUTHORIZED);
  return IsOf(record, officer.subject) ? Refuse(Reason::RECORD_OWN) : absl::OkStatus();
}

absl::Status CheckEvaluable(const v1::Policy& policy, const v1::Record& record, absl::Time now) {
  if (!Counts(record.state())) {
    return Refuse(Reason::RECORD_TRANSITION, {{"state", v1::Record::State_Name(record.state())}});
  }
  const int days = policy.evaluation_days() > 0 ? policy.evaluation_days() : kEvaluationDays;
  const absl::CivilDay last = time::DayOf(time::FromProto(record.confirm_time())) + days;
  if (time::DayOf(now) <= last) return absl::OkStatus();
  return Refuse(Reason::EVALUATION_CLOSED, {{"end", time::FormatChinaDay(last)}});
}

}  // namespace linli::hours::domain
