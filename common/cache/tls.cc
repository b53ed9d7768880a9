#include "common/cache/tls.h"

#include <arpa/inet.h>

#include <filesystem>

#include "common/secret/openssl.h"
#include "openssl/err.h"
#include "openssl/x509v3.h"

namespace linli::cache {
namespace {

using Context = std::unique_ptr<SSL_CTX, secret::Freed<SSL_CTX_free>>;

// Made anew for each connection: who replaces the files need not tell us.
Context ContextOf(const std::string& certificates) {
  Context context(SSL_CTX_new(TLS_client_method()));
  secret::Must(context != nullptr);
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  const std::string authorities = certificates + "/ca.crt";
  if (SSL_CTX_load_verify_locations(context.get(), authorities.c_str(), nullptr) != 1) return {};
  const std::string own = certificates + "/tls.crt", key = certificates + "/tls.key";
  std::error_code ignored;
  if (!std::filesystem::exists(own, ignored)) return context;
  if (SSL_CTX_use_certificate_chain_file(context.get(), own.c_str()) != 1 ||
      SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM) != 1) {
    return {};
  }
  return context;
}

bool IsAddress(const std::string& host) {
  unsigned char bytes[sizeof(in6_addr)];
  return inet_pton(AF_INET, host.c_str(), bytes) == 1 ||
         inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

// Whose certificate it must be.
bool Expect(SSL* ssl, const std::string& host) {
  if (IsAddress(host)) return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host.c_str()) == 1;
  return SSL_set1_host(ssl, host.c_str()) == 1 && SSL_set_tlsext_host_name(ssl, host.c_str()) == 1;
}

}  // namespace

std::unique_ptr<Tls> Tls::Shake(int socket, const std::string& host,
                                const std::string& certificates) {
  ERR_clear_error();
  const Context context = ContextOf(certificates);
  if (!context) return nullptr;
  std::unique_ptr<Tls> tls(new Tls(SSL_new(context.get())));
  SSL* const ssl = tls->ssl_.get();
  secret::Must(ssl != nullptr);
  if (!Expect(ssl, host) || SSL_set_fd(ssl, socket) != 1 || SSL_connect(ssl) != 1) return nullptr;
  return tls;
}

ssize_t Tls::Write(std::string_view bytes) {
  ERR_clear_error();
  return SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
}

ssize_t Tls::Read(std::span<char> into, bool& late) {
  ERR_clear_error();
  const int read = SSL_read(ssl_.get(), into.data(), static_cast<int>(into.size()));
  if (read > 0) return read;
  switch (SSL_get_error(ssl_.get(), read)) {
    case SSL_ERROR_WANT_READ:
      late = true;
      return -1;
    case SSL_ERROR_ZERO_RETURN:
      return 0;
    default:
      return -1;
  }
}

}  // namespace linli::cache
