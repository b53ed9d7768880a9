// How much of a shift she has to be present for (最低出勤比例).
#pragma once

#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/record.pb.h"

namespace linli::hours::domain {

// How long a shift was, and how long she was there.
struct Presence {
  int shift_minutes = 0;
  int present_minutes = 0;
};

// Whether that is less than the policy's share of it.
bool IsShort(const v1::Policy& policy, const Presence& presence);

// The service stays on record; nothing of it counts.
void Withhold(v1::Record& record);

}  // namespace linli::hours::domain
