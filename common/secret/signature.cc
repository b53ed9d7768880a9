#include "common/secret/signature.h"

#include "absl/strings/escaping.h"
#include "common/secret/openssl.h"
#include "common/status/macros.h"
#include "openssl/pem.h"
#include "openssl/x509.h"

namespace linli::secret {
namespace {

using Key = std::shared_ptr<EVP_PKEY>;
using Context = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

constexpr std::string_view kBegin = "-----BEGIN";
constexpr size_t kSignatureLength = 64;
constexpr size_t kIdBytes = 8;

Key Own(EVP_PKEY* key) { return Key(key, EVP_PKEY_free); }

bool IsEd25519(const Key& key) { return key && EVP_PKEY_id(key.get()) == EVP_PKEY_ED25519; }

std::string IdOf(const Key& key) {
  unsigned char* der = nullptr;
  const int length = i2d_PUBKEY(key.get(), &der);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_Digest(der, static_cast<size_t>(length), digest, &size, EVP_sha256(), nullptr);
  OPENSSL_free(der);
  return absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(digest), kIdBytes));
}

// Adds the keys of all blocks. A key that cannot be read must not quietly stop old signatures from
// verifying.
absl::Status ReadPublic(std::string_view public_pems, std::map<std::string, Key>& all) {
  for (size_t at = public_pems.find(kBegin); at != public_pems.npos;
       at = public_pems.find(kBegin, at + 1)) {
    const Bio reader = ReaderOf(public_pems.substr(at));
    Key key = Own(PEM_read_bio_PUBKEY(reader.get(), nullptr, nullptr, nullptr));
    if (!IsEd25519(key)) {
      return absl::InvalidArgumentError("a verification key is not an Ed25519 public key in PEM");
    }
    all.emplace(IdOf(key), std::move(key));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<SigningKeys> SigningKeys::FromPem(std::string_view private_pem,
                                                 std::string_view public_pems) {
  Key signing =
      Own(PEM_read_bio_PrivateKey(ReaderOf(private_pem).get(), nullptr, nullptr, nullptr));
  if (!IsEd25519(signing)) {
    return absl::InvalidArgumentError("the signing key is not an Ed25519 private key in PEM");
  }
  std::map<std::string, Key> all = {{IdOf(signing), signing}};
  RETURN_IF_ERROR(ReadPublic(public_pems, all));
  return SigningKeys(signing, IdOf(signing), std::move(all));
}

absl::StatusOr<SigningKeys> SigningKeys::FromPublicPem(std::string_view public_pems) {
  std::map<std::string, Key> all;
  RETURN_IF_ERROR(ReadPublic(public_pems, all));
  if (all.empty()) return absl::InvalidArgumentError("there is no public key in PEM");
  return SigningKeys(nullptr, "", std::move(all));
}

std::string SigningKeys::Sign(std::string_view bytes) const {
  const Context context(EVP_MD_CTX_new());
  std::string signature(kSignatureLength, '\0');
  size_t length = signature.size();
  Must(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, signing_.get()) == 1);
  Must(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                      Bytes(bytes), bytes.size()) == 1);
  return signature;
}

bool SigningKeys::Verifies(const std::string& key_id, std::string_view bytes,
                           std::string_view signature) const {
  auto key = public_.find(key_id);
  if (key == public_.end() || signature.size() != kSignatureLength) return false;
  const Context context(EVP_MD_CTX_new());
  return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key->second.get()) == 1 &&
         EVP_DigestVerify(context.get(), Bytes(signature), signature.size(), Bytes(bytes),
                          bytes.size()) == 1;
}

std::optional<std::string> SigningKeys::PublicPem(const std::string& key_id) const {
  auto key = public_.find(key_id);
  if (key == public_.end()) return std::nullopt;
  const Bio writer = NewWriter();
  Must(PEM_write_bio_PUBKEY(writer.get(), key->second.get()) == 1);
  return ContentOf(writer);
}

std::string NewSigningKeyPem() {
  const Key key = Own(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  const Bio writer = NewWriter();
  Must(PEM_write_bio_PrivateKey(writer.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) ==
       1);
  return ContentOf(writer);
}

}  // namespace linli::secret
