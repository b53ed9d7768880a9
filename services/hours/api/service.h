// The gRPC services of hours.
#pragma once

#include "common/rpc/host.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

// Hangs all of them into the host. `deps` lives as long as the host.
void AddServices(rpc::Host& host, Deps& deps);

}  // namespace linli::hours
