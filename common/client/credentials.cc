#include "common/client/credentials.h"

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "grpcpp/security/tls_credentials_options.h"

namespace linli::client {
namespace {

constexpr unsigned kLookEverySeconds = 1;

bool HasOwn(const std::string& directory) {
  std::error_code ignored;
  return std::filesystem::exists(directory + "/tls.crt", ignored);
}

}  // namespace

Credentials WithToken(std::string token) {
  return {[token = std::move(token)] { return token; }, ""};
}

std::shared_ptr<grpc::experimental::CertificateProviderInterface> WatchTls(
    const std::string& directory) {
  using grpc::experimental::FileWatcherCertificateProvider;
  const std::string authorities = absl::StrCat(directory, "/ca.crt");
  if (!HasOwn(directory)) {
    return std::make_shared<FileWatcherCertificateProvider>(authorities, kLookEverySeconds);
  }
  return std::make_shared<FileWatcherCertificateProvider>(absl::StrCat(directory, "/tls.key"),
                                                          absl::StrCat(directory, "/tls.crt"),
                                                          authorities, kLookEverySeconds);
}

std::shared_ptr<grpc::ChannelCredentials> ChannelCredentials(const std::string& tls) {
  if (tls.empty()) return grpc::InsecureChannelCredentials();
  grpc::experimental::TlsChannelCredentialsOptions options;
  options.set_certificate_provider(WatchTls(tls));
  options.watch_root_certs();
  if (HasOwn(tls)) options.watch_identity_key_cert_pairs();
  return grpc::experimental::TlsCredentials(options);
}

}  // namespace linli::client
