// The gRPC services of awards.
#pragma once

#include "common/rpc/host.h"
#include "services/awards/api/deps.h"

namespace linli::awards {

// Hangs all of them into the host. `deps` lives as long as the host.
void AddServices(rpc::Host& host, Deps& deps);

// Of these, those of certificate_service.cc.
void AddCertificateServices(rpc::Host& host, Deps& deps);

}  // namespace linli::awards
