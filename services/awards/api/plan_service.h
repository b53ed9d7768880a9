// The gRPC services of award plans: plans, nominations, councils, awards.
#pragma once

#include "common/rpc/host.h"
#include "services/awards/api/deps.h"

namespace linli::awards {

// Hangs all of them into the host. `deps` lives as long as the host.
void AddPlanServices(rpc::Host& host, Deps& deps);

}  // namespace linli::awards
