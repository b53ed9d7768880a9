#include "common/identity/token.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "common/ids/resource_name.h"
#include "common/secret/openssl.h"
#include "common/status/refusal.h"
#include "jwt.h"
#include "openssl/ecdsa.h"
#include "openssl/err.h"
#include "openssl/evp.h"
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

constexpr int kHalf = 32;  // bytes of each of the two numbers of a P-256 signature

// What the token says, its signature not yet looked at.
Jwt Decode(const std::string& text) {
  jwt_t* jwt = nullptr;
  if (jwt_decode(&jwt, text.c_str(), nullptr, 0) != 0) return nullptr;
  return Jwt(jwt);
}

// RFC 7518 writes the two numbers of a signature one after the other, OpenSSL reads them in DER.
std::string ToDer(const std::string& signature) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(signature.data());
  const std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>> numbers(ECDSA_SIG_new());
  Must(ECDSA_SIG_set0(numbers.get(), BN_bin2bn(bytes, kHalf, nullptr),
                      BN_bin2bn(bytes + kHalf, kHalf, nullptr)) == 1);
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(numbers.get(), &der);
  Must(size > 0);
  std::string text(reinterpret_cast<char*>(der), size);
  OPENSSL_free(der);
  return text;
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

bool IsSubject(std::string_view subject) {
  const std::size_t slash = subject.find('/');
  if (slash == std::string_view::npos) return false;
  const std::string_view kind = subject.substr(0, slash);
  return (kind == "volunteers" || kind == "staff" || kind == "agencies" || kind == "services") &&
         ids::IsId(subject.substr(slash + 1));
}

absl::StatusOr<TokenVerifier> TokenVerifier::FromPem(std::string public_keys_pem) {
  const Bio reader = ReaderOf(public_keys_pem);
  TokenVerifier verifier;
  do {
    PKey key(PEM_read_bio_PUBKEY(reader.get(), nullptr, nullptr, nullptr));
    if (!key && !verifier.keys_.empty()) break;  // the end of the text
    if (absl::Status status = CheckP256(key, "public"); !status.ok()) return status;
    verifier.keys_.emplace_back(std::move(key));
  } while (!BIO_eof(reader.get()));
  ERR_clear_error();
  return verifier;
}

// libjwt would parse the key anew for each token, which costs eight times the verification: so it
// reads the token, and OpenSSL verifies it with the key as parsed once.
bool TokenVerifier::IsOurSignature(std::string_view signed_text, std::string_view signature) const {
  std::string raw;
  if (!absl::WebSafeBase64Unescape({signature.data(), signature.size()}, &raw) ||
      raw.size() != 2 * kHalf) {
    return false;
  }
  static EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
  const std::string der = ToDer(raw);
  return std::any_of(keys_.begin(), keys_.end(), [&](const std::shared_ptr<EVP_PKEY>& key) {
    const std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    Must(EVP_DigestVerifyInit(context.get(), nullptr, sha256, nullptr, key.get()) == 1);
    return EVP_DigestVerify(context.get(), secret::Bytes(der), der.size(),
                            secret::Bytes(signed_text), signed_text.size()) == 1;
  });
}

absl::StatusOr<Token> TokenVerifier::Verify(std::string_view bearer, absl::Time now) const {
  if (!LooksLikeAToken(bearer)) return Refuse(Reason::UNAUTHENTICATED_TOKEN);
  const std::string text(bearer);
  const std::size_t dot = bearer.rfind('.');
  if (dot == std::string_view::npos ||
      !IsOurSignature(bearer.substr(0, dot), bearer.substr(dot + 1))) {
    return Refuse(Reason::UNAUTHENTICATED_TOKEN);
  }
  // The header does not choose how the token is verified: what asks for another way is not ours.
  const Jwt jwt = Decode(text);
  if (!jwt || !AsksForEs256(jwt.get())) return Refuse(Reason::UNAUTHENTICATED_TOKEN);
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

std::optional<absl::Time> EndOfToken(std::string_view bearer) {
  if (!LooksLikeAToken(bearer)) return std::nullopt;
  const Jwt jwt = Decode(std::string(bearer));
  return jwt ? TimeClaim(jwt.get(), "exp") : std::nullopt;
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
