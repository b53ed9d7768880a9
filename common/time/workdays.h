// Working days (工作日): Monday to Friday, changed by the holidays and make-up days that the State
// Council announces for each year (deploy/data/workday_exceptions.csv).
#pragma once

#include "absl/time/civil_time.h"

namespace linli::time {

bool IsWorkday(absl::CivilDay day);

// The n-th working day after `day`, which itself does not count: a period of ten working days
// (67号令 Art. 11) that begins with an event on `day` ends with the day AddWorkdays(day, 10).
// n is 0 (then `day` itself) or more.
absl::CivilDay AddWorkdays(absl::CivilDay day, int n);

// The days whose announced calendar is built in, both inclusive. Outside of them only weekends are
// free, so that a period that reaches beyond KnownUntil() may turn out longer.
absl::CivilDay KnownFrom();
absl::CivilDay KnownUntil();

}  // namespace linli::time
