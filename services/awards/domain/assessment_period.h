// The time that an assessment looks at, and the day as of which it does.
#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "linli/awards/v1/assessment.pb.h"

namespace linli::awards::domain {

// A year "2026" or a month "2026-11" of China.
bool IsYear(const std::string& period);
int YearOf(const std::string& period);
time::Interval IntervalOf(const std::string& period);

// The day as of which to compute: as_of_date, or today.
absl::CivilDay AsOfDay(const v1::Assessment& assessment, absl::Time now);

// FIELD_UNKNOWN_VALUE for days that do not exist, lie after today or before the period, and reports
// from after the day; FIELD_REPEATED for what is reported twice. Paths begin with "assessment".
void FindFaults(const v1::Assessment& assessment, absl::Time now, Violations& violations);

}  // namespace linli::awards::domain
