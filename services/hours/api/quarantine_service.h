// The gRPC service about records that are held because of odd patterns.
#pragma once

#include "common/rpc/host.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

// Hangs it into the host. `deps` lives as long as the host.
void AddQuarantineService(rpc::Host& host, Deps& deps);

}  // namespace linli::hours
