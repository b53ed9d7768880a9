// What a version of a region's indicators must be.
#pragma once

#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/awards/v1/indicator.pb.h"

namespace linli::awards::domain {

// INDICATOR_INVALID at each place that is wrong; paths begin with "indicator_scheme".
void FindFaults(const v1::IndicatorScheme& scheme, absl::Time now, Violations& violations);

}  // namespace linli::awards::domain
