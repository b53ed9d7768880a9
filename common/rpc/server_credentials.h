// How a server shows who it is, and asks who calls.
#pragma once

#include <memory>

#include "common/rpc/options.h"
#include "grpcpp/security/server_credentials.h"

namespace linli::rpc {

// Of --tls; without TLS if it is not given. A client is asked for its certificate and need not have
// one; what it shows is judged in the call (identity/peer.h), where a refusal has a reason.
std::shared_ptr<grpc::ServerCredentials> ServerCredentialsOf(const Options& options);

}  // namespace linli::rpc
