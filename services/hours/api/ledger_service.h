// The gRPC services of the time bank's books.
#pragma once

#include "common/rpc/host.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

// Hangs them into the host; called by AddServices.
void AddLedgerServices(rpc::Host& host, Deps& deps);

}  // namespace linli::hours
