// The gRPC services about how good records are: back-entry, evaluation, inspection.
#pragma once

#include "common/rpc/host.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

// Hangs them into the host. `deps` lives as long as the host.
void AddRecordReviewServices(rpc::Host& host, Deps& deps);

}  // namespace linli::hours
