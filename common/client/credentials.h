// How a process shows who it is to those that it calls.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "grpcpp/security/credentials.h"
#include "grpcpp/security/tls_certificate_provider.h"

namespace linli::client {

struct Credentials {
  // The bearer token of this moment; a token file is read again when it changes. Empty: none.
  std::function<std::string()> token;
  // Directory with ca.crt, and tls.crt and tls.key if we have a certificate of our own; empty: no
  // TLS.
  std::string tls;
};

// One that never changes.
Credentials WithToken(std::string token);

// Takes in files that change within a second or two, for the connections that come after. Without
// tls.crt there is none to show.
std::shared_ptr<grpc::experimental::CertificateProviderInterface> WatchTls(
    const std::string& directory);

// For a channel: from the directory of Credentials, without TLS if it is empty.
std::shared_ptr<grpc::ChannelCredentials> ChannelCredentials(const std::string& tls);

}  // namespace linli::client
