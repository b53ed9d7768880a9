// Bearer tokens: JWTs signed with ES256. Claims: iss "linli", sub (a resource name of a volunteer,
// a member of staff, an agency or a service), iat and exp in seconds.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "openssl/types.h"

namespace linli::identity {

// How far the clocks of two machines may differ.
inline constexpr absl::Duration kTokenLeeway = absl::Seconds(30);

// What a valid token says.
struct Token {
  std::string subject;
  absl::Time expires;  // exp as written, without leeway
};

// Whether this can name a caller: "volunteers/…", "staff/…", "agencies/…" or "services/…".
bool IsSubject(std::string_view subject);

class TokenVerifier {
 public:
  // From a P-256 public key, or several one after the other: while keys change, tokens of the old
  // one and of the new one are good. An error says what is wrong with a key.
  static absl::StatusOr<TokenVerifier> FromPem(std::string public_keys_pem);

  // UNAUTHENTICATED_TOKEN for anything that is not a whole token of ours, signed with one of our
  // keys by ES256 (and no other algorithm, whatever its header asks for); TOKEN_EXPIRED for one
  // that was.
  absl::StatusOr<Token> Verify(std::string_view bearer, absl::Time now) const;

 private:
  TokenVerifier() = default;

  bool IsOurSignature(std::string_view signed_text, std::string_view signature) const;

  std::vector<std::shared_ptr<EVP_PKEY>> keys_;
};

// When a token says that it ends, whoever signed it; nothing if it says nothing.
std::optional<absl::Time> EndOfToken(std::string_view bearer);

// For linlictl and tests.
class TokenMinter {
 public:
  // From a P-256 private key. An error says what is wrong with the key.
  static absl::StatusOr<TokenMinter> FromPem(std::string private_key_pem);

  std::string Mint(std::string_view subject, absl::Time issued, absl::Time expires) const;

 private:
  explicit TokenMinter(std::string pem) : pem_(std::move(pem)) {}

  std::string pem_;
};

// A new pair of keys.
struct TokenKeys {
  std::string private_pem;
  std::string public_pem;
};
TokenKeys NewTokenKeys();

}  // namespace linli::identity
