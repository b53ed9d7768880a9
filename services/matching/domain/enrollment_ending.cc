#include "services/matching/domain/enrollment_ending.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"

namespace linli::matching::domain {

absl::StatusOr<Ending> CheckEnding(const v1::EnrollmentPolicy& policy,
                                   const v1::Enrollment& enrollment, v1::Enrollment::State wanted,
                                   absl::Time now) {
  if (enrollment.state() == wanted) return Ending{.already = true};
  if (enrollment.state() != v1::Enrollment::CONFIRMED &&
      enrollment.state() != v1::Enrollment::WAITING) {
    return Refuse(Reason::ENROLLMENT_ENDED);
  }
  const absl::Time start = time::FromProto(enrollment.start_time());
  if (start <= now) {  // from here on it is a no-show or a record, and hours decides
    return Refuse(Reason::SHIFT_BEGUN, {{"start_time", time::FormatChinaTime(start)}});
  }
  // 条例 Art. 22: who cannot come tells it in time
  const bool late = wanted == v1::Enrollment::CANCELLED &&
                    enrollment.state() == v1::Enrollment::CONFIRMED &&
                    start - now < absl::Hours(policy.late_cancel_hours());
  return Ending{.late = late};
}

}  // namespace linli::matching::domain
