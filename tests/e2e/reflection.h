// Asks a server what it serves, as grpcurl does.
#pragma once

#include <string>
#include <vector>

namespace linli::e2e {

// Full names of the services, by server reflection (grpc.reflection.v1alpha). Empty if it does not
// answer.
std::vector<std::string> ServicesOf(const std::string& address);

}  // namespace linli::e2e
