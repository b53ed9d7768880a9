// The gRPC services of hours around check-in, beside AttendanceService.
#pragma once

#include "common/rpc/host.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

// Hangs them into the host. `deps` lives as long as the host.
void AddAttendanceServices(rpc::Host& host, Deps& deps);

}  // namespace linli::hours
