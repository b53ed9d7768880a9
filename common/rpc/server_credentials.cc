#include "common/rpc/server_credentials.h"

#include "common/client/credentials.h"
#include "grpcpp/security/tls_credentials_options.h"

namespace linli::rpc {

std::shared_ptr<grpc::ServerCredentials> ServerCredentialsOf(const Options& options) {
  if (options.tls.empty()) return grpc::InsecureServerCredentials();
  grpc::experimental::TlsServerCredentialsOptions tls(client::WatchTls(options.tls));
  tls.watch_identity_key_cert_pairs();
  tls.watch_root_certs();
  tls.set_cert_request_type(GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_BUT_DONT_VERIFY);
  return grpc::experimental::TlsServerCredentials(tls);
}

}  // namespace linli::rpc
