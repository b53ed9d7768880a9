// The service of matching's keys: in a file of its own, because the table of contents is dear.
#pragma once

#include "common/rpc/host.h"
#include "services/matching/api/deps.h"

namespace linli::matching {

// `deps` lives as long as the host.
void AddVaultService(rpc::Host& host, Deps& deps);

}  // namespace linli::matching
