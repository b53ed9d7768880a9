#include "services/matching/domain/birth_year_bound.h"

#include <algorithm>

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/matching/domain/night.h"

namespace linli::matching::domain {

int LatestBirthYear(const v1::EnrollmentPolicy& policy, const v1::Shift& shift) {
  const absl::Time start = time::FromProto(shift.start_time());
  const absl::CivilDay day = time::DayOf(start);
  int age = std::max(policy.minimum_age(), shift.minimum_age());
  const NightHours night{policy.night_start_hour(), policy.night_end_hour()};
  if (TouchesNight(night, start, time::FromProto(shift.end_time()))) {
    age = std::max(age, policy.adult_age());
  }
  const int birthday_to_come = day == absl::CivilDay(day.year(), 12, 31) ? 0 : 1;
  return static_cast<int>(day.year()) - age - birthday_to_come;
}

int EarliestBirthYear(const v1::Shift& shift) {
  if (shift.maximum_age() == 0) return 0;
  const absl::CivilDay day = time::DayOf(time::FromProto(shift.start_time()));
  return static_cast<int>(day.year()) - shift.maximum_age();
}

}  // namespace linli::matching::domain
