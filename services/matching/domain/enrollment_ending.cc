#include "services/matching/domain/enrollment_ending.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"

namespace linli::matching::domain {
namespace {

bool IsLive(v1::Enrollment::State state) {
  return state == v1::Enrollment::CONFIRMED || state == v1::Enrollment::WAITING ||
         state == v1::Enrollment::APPLIED || state == v1::Enrollment::INVITED ||
         state == v1::Enrollment::OFFERED;
}

}  // namespace

absl::StatusOr<Ending> CheckEnding(const v1::EnrollmentPolicy& policy,
                                   const v1::Enrollment& enrollment, v1::Enrollment::State wanted,
                                   absl::Time now, const EndingFacts& facts) {
  if (enrollment.state() == wanted) return Ending{.already = true};
  if (!IsLive(enrollment.state())) return Refuse(Reason::ENROLLMENT_ENDED);
  const absl::Time start = time::FromProto(enrollment.start_time());
  if (start <= now &&
      !facts.back_entry) {  // from here on it is a no-show or a record, and hours decides
    return Refuse(Reason::SHIFT_BEGUN, {{"start_time", time::FormatChinaTime(start)}});
  }
  // 条例 Art. 22: who cannot come tells it in time
  const bool late = wanted == v1::Enrollment::CANCELLED &&
                    enrollment.state() == v1::Enrollment::CONFIRMED && !facts.back_entry &&
                    facts.move_time < time::FromProto(enrollment.create_time()) &&
                    start - now < absl::Hours(policy.late_cancel_hours());
  return Ending{.late = late};
}

absl::StatusOr<Ending> CheckNoShow(const v1::Enrollment& enrollment, absl::Time now) {
  if (enrollment.state() == v1::Enrollment::NO_SHOW) return Ending{.already = true};
  if (enrollment.state() != v1::Enrollment::CONFIRMED) {
    return Refuse(Reason::ENROLLMENT_STATE,
                  {{"state", v1::Enrollment::State_Name(enrollment.state())}});
  }
  const absl::Time start = time::FromProto(enrollment.start_time());
  if (now < start) {
    return Refuse(Reason::SHIFT_NOT_BEGUN, {{"start_time", time::FormatChinaTime(start)}});
  }
  return Ending{};
}

}  // namespace linli::matching::domain
