// The one conversion between our statuses and gRPC's, with all details in both directions.
#pragma once

#include "absl/status/status.h"
#include "grpcpp/support/status.h"

namespace linli::client {

grpc::Status ToWire(const absl::Status& status);

// A status of another service of Linli keeps its reason and details.
absl::Status FromWire(const grpc::Status& status);

}  // namespace linli::client
