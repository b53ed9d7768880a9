// Serves the log of duties.
#pragma once

#include "common/rpc/host.h"
#include "services/matching/api/deps.h"

namespace linli::matching {

// Both live longer than the host serves.
void AddDutyServices(rpc::Host& host, Deps& deps);

}  // namespace linli::matching
