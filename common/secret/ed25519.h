// Ed25519 signatures, of certificates for example.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "openssl/types.h"

namespace linli::secret {

class VerifyKey {
 public:
  // From a PEM public key. An error says what is wrong with it.
  static absl::StatusOr<VerifyKey> FromPem(std::string_view public_pem);

  // The first 8 bytes of the SHA-256 of the 32 key bytes, in hex.
  const std::string& id() const { return id_; }
  std::string ToPem() const;
  bool Verify(std::string_view message, std::string_view signature) const;

 private:
  friend class SigningKey;
  explicit VerifyKey(std::shared_ptr<EVP_PKEY> key);

  std::shared_ptr<EVP_PKEY> key_;
  std::string id_;
};

class SigningKey {
 public:
  // From a PEM private key (PKCS #8). An error says what is wrong with it.
  static absl::StatusOr<SigningKey> FromPem(std::string_view private_pem);

  // The id of its public key.
  const std::string& id() const { return public_.id(); }
  const VerifyKey& verify_key() const { return public_; }
  // 64 bytes.
  std::string Sign(std::string_view message) const;

 private:
  explicit SigningKey(std::shared_ptr<EVP_PKEY> key) : key_(key), public_(key) {}

  std::shared_ptr<EVP_PKEY> key_;
  VerifyKey public_;
};

// A new private key as PEM.
std::string NewSigningKeyPem();

}  // namespace linli::secret
