// The gRPC services of matching.
#pragma once

#include "common/rpc/host.h"
#include "services/matching/api/deps.h"

namespace linli::matching {

// Hangs all of them into the host. `deps` lives as long as the host.
void AddServices(rpc::Host& host, Deps& deps);

}  // namespace linli::matching
