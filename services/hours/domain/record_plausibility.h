// Whether what somebody entered by hand can be true at all.
#pragma once

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "linli/hours/v1/policy.pb.h"

namespace linli::hours::domain {

// What else is known that speaks for or against it.
struct Circumstances {
  std::optional<absl::CivilDay> birth;    // none once her file was forgotten
  std::optional<absl::CivilDay> founded;  // of the recording unit; none if it never said so
  std::vector<time::Interval> around;     // her other records about that time
};

// RECORD_BEFORE_AGE, RECORD_TOO_OLD, RECORD_BEFORE_UNIT on "record.start_time",
// RECORD_WITHOUT_BREAK on "record.end_time".
void CheckPlausible(const v1::Policy& policy, const time::Interval& entered,
                    const Circumstances& circumstances, absl::Time now, Violations& violations);

// How far from an entry a record can matter to it.
inline constexpr absl::Duration kAround = absl::Hours(72);

// The service that `entered` adds up to with those that no break of this length parts from it.
absl::Duration WithoutBreak(const time::Interval& entered,
                            const std::vector<time::Interval>& around,
                            absl::Duration shortest_break);

}  // namespace linli::hours::domain
