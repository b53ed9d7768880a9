// Ed25519 signatures (RFC 8032) that outlive the key that makes new ones: one key signs, all keys
// that ever signed still verify. A key's id comes from the key itself, so that none needs a
// register.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

struct evp_pkey_st;  // OpenSSL's EVP_PKEY

namespace linli::secret {

class SigningKeys {
 public:
  // `private_pem` holds the key that signs. `public_pems` holds any number of PUBLIC KEY blocks one
  // after another: the keys of earlier days; the present one need not be among them. An error says
  // what is wrong.
  static absl::StatusOr<SigningKeys> FromPem(std::string_view private_pem,
                                             std::string_view public_pems);

  // For who only verifies: at least one PUBLIC KEY block. Sign throws.
  static absl::StatusOr<SigningKeys> FromPublicPem(std::string_view public_pems);

  // The id of the key that signs: 16 hexadecimal digits, the beginning of the SHA-256 of its public
  // half (SubjectPublicKeyInfo, DER).
  const std::string& current() const { return current_; }

  // 64 bytes over `bytes` as they stand.
  std::string Sign(std::string_view bytes) const;

  // Whether we know a key of this id.
  bool Knows(const std::string& key_id) const { return public_.contains(key_id); }

  // False for an unknown key, a signature of another length, and anything that was changed.
  bool Verifies(const std::string& key_id, std::string_view bytes,
                std::string_view signature) const;

  // The public half as a PEM block; nullopt for an unknown id.
  std::optional<std::string> PublicPem(const std::string& key_id) const;

 private:
  using Key = std::shared_ptr<evp_pkey_st>;

  SigningKeys(Key signing, std::string current, std::map<std::string, Key> all)
      : signing_(std::move(signing)), current_(std::move(current)), public_(std::move(all)) {}

  Key signing_;
  std::string current_;
  std::map<std::string, Key> public_;
};

// A new private key as a PEM block.
std::string NewSigningKeyPem();

}  // namespace linli::secret
