#include "common/secret/ed25519.h"

#include "absl/strings/escaping.h"
#include "common/secret/openssl.h"
#include "openssl/pem.h"
#include "openssl/sha.h"

namespace linli::secret {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kSignatureBytes = 64;
constexpr std::size_t kIdBytes = 8;

using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

absl::StatusOr<std::shared_ptr<EVP_PKEY>> Checked(PKey key, const char* kind) {
  if (!key) {
    return absl::InvalidArgumentError(std::string("the signing key is not a PEM ") + kind + " key");
  }
  if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) {
    return absl::InvalidArgumentError("the signing key is not an Ed25519 key");
  }
  return std::shared_ptr<EVP_PKEY>(std::move(key));
}

std::string IdOf(const EVP_PKEY* key) {
  unsigned char raw[kKeyBytes];
  std::size_t length = sizeof(raw);
  Must(EVP_PKEY_get_raw_public_key(key, raw, &length) == 1 && length == kKeyBytes);
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(raw, sizeof(raw), digest);
  return absl::BytesToHexString({reinterpret_cast<char*>(digest), kIdBytes});
}

}  // namespace

VerifyKey::VerifyKey(std::shared_ptr<EVP_PKEY> key) : key_(std::move(key)), id_(IdOf(key_.get())) {}

absl::StatusOr<VerifyKey> VerifyKey::FromPem(std::string_view public_pem) {
  auto key = Checked(
      PKey(PEM_read_bio_PUBKEY(ReaderOf(public_pem).get(), nullptr, nullptr, nullptr)), "public");
  if (!key.ok()) return key.status();
  return VerifyKey(*std::move(key));
}

std::string VerifyKey::ToPem() const {
  const Bio writer = NewWriter();
  Must(PEM_write_bio_PUBKEY(writer.get(), key_.get()) == 1);
  return ContentOf(writer);
}

bool VerifyKey::Verify(std::string_view message, std::string_view signature) const {
  if (signature.size() != kSignatureBytes) return false;
  const Digest digest(EVP_MD_CTX_new());
  Must(digest && EVP_DigestVerifyInit(digest.get(), nullptr, nullptr, nullptr, key_.get()) == 1);
  return EVP_DigestVerify(digest.get(), Bytes(signature), signature.size(), Bytes(message),
                          message.size()) == 1;
}

absl::StatusOr<SigningKey> SigningKey::FromPem(std::string_view private_pem) {
  auto key =
      Checked(PKey(PEM_read_bio_PrivateKey(ReaderOf(private_pem).get(), nullptr, nullptr, nullptr)),
              "private");
  if (!key.ok()) return key.status();
  return SigningKey(*std::move(key));
}

std::string SigningKey::Sign(std::string_view message) const {
  const Digest digest(EVP_MD_CTX_new());
  std::string signature(kSignatureBytes, '\0');
  std::size_t length = signature.size();
  Must(digest && EVP_DigestSignInit(digest.get(), nullptr, nullptr, nullptr, key_.get()) == 1);
  Must(EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                      Bytes(message), message.size()) == 1 &&
       length == kSignatureBytes);
  return signature;
}

std::string NewSigningKeyPem() {
  const PKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  const Bio writer = NewWriter();
  Must(key && PEM_write_bio_PKCS8PrivateKey(writer.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                            nullptr) == 1);
  return ContentOf(writer);
}

}  // namespace linli::secret
