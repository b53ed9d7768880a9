// What another platform reports of a volunteer, beside what is on record of her already.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/record_minutes.h"

namespace linli::hours::domain {

// Beyond what CheckEntry asks of an entry: an external id, and no other recording unit than the
// import's.
void CheckReport(const v1::Record& reported, std::string_view recording_unit,
                 Violations& violations);

// Whether two reports are of the same service of the same person. Where they came from, by what
// they are proven and what became of them since is not compared.
bool SameReport(const v1::Record& one, const v1::Record& other);

// A live record about the time that is reported.
struct OnRecord {
  std::string record;          // its name
  std::string recording_unit;  // "organizations/{o}"
  time::Interval interval;
  int credited_minutes = 0;
};

// What the day of `reported` has already (law 4: what waits counts too).
DayUse UseOf(const std::vector<OnRecord>& on_record, const time::Interval& reported);

// Those that share a moment with `reported` (law 2).
std::vector<OnRecord> Overlapping(const std::vector<OnRecord>& on_record,
                                  const time::Interval& reported);

}  // namespace linli::hours::domain
