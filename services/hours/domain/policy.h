// What a city decides about hours (law 9). Rows of the table policy, versioned, effective-dated and
// per region; a fact is judged by the policy of its own day, and says which one that was.
#pragma once

#include <optional>
#include <string>

namespace linli::hours::domain {

struct Policy {
  std::string version;                      // "{region code or platform}@{version}"
  int check_in_opens_minutes = 0;           // before the shift's start
  int check_out_closes_minutes = 0;         // after the shift's end
  int code_step_seconds = 0;                // how long a rotating code is shown
  int max_pairs_per_day = 0;                // check-ins per activity and day
  std::optional<int> activity_cap_minutes;  // payable per activity and day; none: no limit
  int daily_cap_minutes = 0;                // credited per day without approval
  int record_deadline_workdays = 0;         // after the service's end, then it is late
};

}  // namespace linli::hours::domain
