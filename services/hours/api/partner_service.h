// The gRPC services about what other platforms bring: imports, conflicts,
// transfers.
#pragma once

#include "common/rpc/host.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

// Hangs them into the host. `deps` lives as long as the host.
void AddPartnerServices(rpc::Host& host, Deps& deps);

}  // namespace linli::hours
