// The gRPC services about what happens to records: approval, public notice, amendment, dispute.
#pragma once

#include "common/rpc/host.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

// Hangs them into the host. `deps` lives as long as the host.
void AddRecordLifeServices(rpc::Host& host, Deps& deps);

}  // namespace linli::hours
