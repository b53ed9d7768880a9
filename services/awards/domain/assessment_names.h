// The resource names of assessments.
#pragma once

#include "common/ids/resource_name.h"
#include "services/awards/domain/plan_names.h"

namespace linli::awards {

using IndicatorSchemeName = ids::Name<"indicatorSchemes">;
using AssessmentName = ids::Name<"regions", "assessments">;

}  // namespace linli::awards
