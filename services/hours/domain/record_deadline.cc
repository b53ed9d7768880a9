#include "services/hours/domain/record_deadline.h"

#include "common/time/china_day.h"
#include "common/time/workdays.h"

namespace linli::hours::domain {

bool IsLate(const v1::Policy& policy, absl::Time end, absl::Time now) {
  const absl::CivilDay last =  // 67号令 Art. 11
      time::AddWorkdays(time::DayOf(end), policy.record_deadline_workdays());
  return time::DayOf(now) > last;
}

}  // namespace linli::hours::domain
