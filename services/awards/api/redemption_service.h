// The gRPC services of redemption: rewards, redemptions.
#pragma once

#include "common/rpc/host.h"
#include "services/awards/api/redemption_deps.h"

namespace linli::awards {

// Hangs both into the host. `deps` lives as long as the host.
void AddRedemptionServices(rpc::Host& host, RedemptionDeps& deps);

}  // namespace linli::awards
