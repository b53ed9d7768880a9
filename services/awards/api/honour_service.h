// The gRPC service of honours.
#pragma once

#include "common/rpc/host.h"
#include "services/awards/api/deps.h"

namespace linli::awards {

// Hangs it into the host. `deps` lives as long as the host.
void AddHonourService(rpc::Host& host, Deps& deps);

}  // namespace linli::awards
