// The gRPC service of indicators and assessments.
#pragma once

#include "common/rpc/host.h"
#include "services/awards/api/assessment_deps.h"

namespace linli::awards {

// Hangs it into the host. `deps` lives as long as the host.
void AddAssessmentService(rpc::Host& host, AssessmentDeps& deps);

}  // namespace linli::awards
