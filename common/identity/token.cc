#include "common/identity/token.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <optional>

#include "absl/strings/ascii.h"
#include "common/ids/resource_name.h"
#include "common/secret/openssl.h"
#include "common/status/refusal.h"
#include "jwt.h"
#include "openssl/ec.h"
#include "openssl/pem.h"

namespace linli::identity {
namespace {

constexpr char kIssuer[] = "linli";
constexpr std::size_t kLongestToken = 4096;

using secret::Bio;
using secret::ContentOf;
using secret::Freed;
using secret::Must;
using secret::NewWriter;
using secret::PKey;
using secret::ReaderOf;
using Jwt = std::unique_ptr<jwt_t, Freed<jwt_free>>;

Jwt Decode(const std::string& text, std::string_view key_pem) {
  jwt_t* jwt = nullptr;
  const auto* key = reinterpret_cast<const unsigned char*>(key_pem.data());
  if (jwt_decode(&jwt, text.c_str(), key_pem.empty() ? nullptr : key,
                 static_cast<int>(key_pem.size())) != 0) {
    return nullptr;
  }
  return Jwt(jwt);
}

// The library parses C strings and skips what is not base64, so only exact tokens reach it.
bool LooksLikeAToken(std::string_view bearer) {
  return !bearer.empty() && bearer.size() <= kLongestToken &&
         std::all_of(bearer.begin(), bearer.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' ||
                  c == '.';
         });
}

// The header itself: without a key the library reports every token's algorithm as none.
bool AsksForEs256(jwt_t* jwt) {
  const char* algorithm = jwt_get_header(jwt, "alg");
  return algorithm && algorithm == std::string_view("ES256");
}

std::optional<absl::Time> TimeClaim(jwt_t* jwt, const char* claim) {
  errno = 0;
  const long seconds = jwt_get_grant_int(jwt, claim);
  if (errno != 0 || seconds <= 0) return std::nullopt;  // 0 also stands for what is no number
  return absl::FromUnixSeconds(seconds);
}

bool IsSubject(std::string_view subject) {
  const std::size_t slash = subject.find('/');
  if (slash == std::string_view::npos) return false;
  const std::string_view kind = subject.substr(0, slash);
  return (kind == "volunteers" || kind == "staff" || kind == "agencies" || kind == "services") &&
         ids::IsId(subject.substr(slash + 1));
}

absl::Status CheckP256(const PKey& key, const char* kind) {
  if (!key) {
    return absl::InvalidArgumentError(std::string("the token key is not a PEM ") + kind + " key");
  }
  char group[32] = "";
  std::size_t length = 0;
  if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_EC ||
      EVP_PKEY_get_group_name(key.get(), group, sizeof(group), &length) != 1 ||
      std::string_view(group, length) != "prime256v1") {
    return absl::InvalidArgumentError("the token key is not an elliptic curve key of P-256");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<TokenVerifier> TokenVerifier::FromPem(std::string public_key_pem) {
  const PKey key(PEM_read_bio_PUBKEY(ReaderOf(public_key_pem).get(), nullptr, nullptr, nullptr));
  if (absl::Status status = CheckP256(key, "public"); !status.ok()) return status;
  return TokenVerifier(std::move(public_key_pem));
}

absl::StatusOr<Token> TokenVerifier::Verify(std::string_view bearer, absl::Time now) const {
  if (!LooksLikeAToken(bearer)) return Refuse(Reason::UNAUTHENTICATED_TOKEN);
  const std::string text(bearer);
  // The algorithm is checked before the key comes into play: with the header alone deciding, a
  // token "signed" by HMAC with our public key as its secret would pass.
  const Jwt unverified = Decode(text, "");
  if (!unverified || !AsksForEs256(unverified.get())) return Refuse(Reason::UNAUTHENTICATED_TOKEN);
  const Jwt jwt = Decode(text, pem_);
  if (!jwt || jwt_get_alg(jwt.get()) != JWT_ALG_ES256) {
    return Refuse(Reason::UNAUTHENTICATED_TOKEN);
  }
  const char* issuer = jwt_get_grant(jwt.get(), "iss");
  const char* subject = jwt_get_grant(jwt.get(), "sub");
  const std::optional<absl::Time> issued = TimeClaim(jwt.get(), "iat");
  const std::optional<absl::Time> expires = TimeClaim(jwt.get(), "exp");
  if (!issuer || issuer != std::string_view(kIssuer) || !subject || !IsSubject(subject) ||
      !issued || !expires || *issued > now + kTokenLeeway) {
    return Refuse(Reason::UNAUTHENTICATED_TOKEN);
  }
  if (now >= *expires + kTokenLeeway) return Refuse(Reason::TOKEN_EXPIRED);
  return Token{subject, *expires};
}

absl::StatusOr<TokenMinter> TokenMinter::FromPem(std::string private_key_pem) {
  const PKey key(
      PEM_read_bio_PrivateKey(ReaderOf(private_key_pem).get(), nullptr, nullptr, nullptr));
  if (absl::Status status = CheckP256(key, "private"); !status.ok()) return status;
  return TokenMinter(std::move(private_key_pem));
}

std::string TokenMinter::Mint(std::string_view subject, absl::Time issued,
                              absl::Time expires) const {
  jwt_t* made = nullptr;
  Must(jwt_new(&made) == 0);
  const Jwt jwt(made);
  Must(jwt_set_alg(made, JWT_ALG_ES256, reinterpret_cast<const unsigned char*>(pem_.data()),
                   static_cast<int>(pem_.size())) == 0);
  Must(jwt_add_grant(made, "iss", kIssuer) == 0);
  Must(jwt_add_grant(made, "sub", std::string(subject).c_str()) == 0);
  Must(jwt_add_grant_int(made, "iat", absl::ToUnixSeconds(issued)) == 0);
  Must(jwt_add_grant_int(made, "exp", absl::ToUnixSeconds(expires)) == 0);
  const std::unique_ptr<char, Freed<std::free>> text(jwt_encode_str(made));
  Must(text != nullptr);
  return text.get();
}

TokenKeys NewTokenKeys() {
  const PKey key(EVP_EC_gen("P-256"));
  const Bio private_pem = NewWriter();
  const Bio public_pem = NewWriter();
  Must(key != nullptr);
  Must(PEM_write_bio_PKCS8PrivateKey(private_pem.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                     nullptr) == 1);
  Must(PEM_write_bio_PUBKEY(public_pem.get(), key.get()) == 1);
  return {ContentOf(private_pem), ContentOf(public_pem)};
}

}  // namespace linli::identity
