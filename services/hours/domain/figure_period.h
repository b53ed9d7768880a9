// The periods that figures are kept for, in Asia/Shanghai.
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace linli::hours::domain {

// A year, a month or a day, "2026", "2026-03", "2026-03-05", that there is. FIELD_UNKNOWN_VALUE on
// the field `period` for any other.
absl::Status CheckPeriod(std::string_view period);

// Whether such a period is a year: what has a yearly minimum.
bool IsYear(std::string_view period);

// The moment whose edition of the policy decides about a year: the start of 31 December, so that
// what a region changes within a year holds for that year.
absl::Time DecidesYear(int year);

}  // namespace linli::hours::domain
