// Names of what is said of records and of how they are checked.
#pragma once

#include "common/ids/resource_name.h"

namespace linli::hours::domain {

using EvaluationName = ids::Name<"volunteers", "records", "evaluations">;
using InspectionName = ids::Name<"organizations", "inspections">;

}  // namespace linli::hours::domain
