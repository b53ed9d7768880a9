// Interval → payable → credited: three whole numbers of minutes (law 3; 67号令 Art. 7
// "实际付出的时间").
#pragma once

#include <string_view>

#include "common/time/china_day.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/record.pb.h"

namespace linli::hours::domain {

// What is on record already for that person and day, in live records, confirmed or not: a limit
// counts what is pending (law 4).
struct DayUse {
  int credited_minutes = 0;          // everywhere
  int activity_payable_minutes = 0;  // at the same activity
};

struct Minutes {
  int interval = 0;
  int payable = 0;
  int credited = 0;
};

// Whole minutes of a part of one day, rounded down. credited ≤ payable ≤ interval.
Minutes JudgeMinutes(const v1::Policy& policy, const time::Interval& part, const DayUse& used);

// Writes the three numbers, and the version of the policy that judged them, into the record.
void SetMinutes(const Minutes& minutes, std::string_view policy_version, v1::Record& record);

// Writes the kind, the grade and the state in which such a record begins.
void BeginByCheckIn(v1::EvidenceGrade grade, v1::Record& record);
void BeginByHand(v1::Record& record);

}  // namespace linli::hours::domain
