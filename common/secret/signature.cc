#include "common/secret/signature.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <stdexcept>

#include "absl/strings/escaping.h"

namespace linli::secret {
namespace {

using Key = std::shared_ptr<EVP_PKEY>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

constexpr std::string_view kBegin = "-----BEGIN";
constexpr size_t kSignatureLength = 64;
constexpr size_t kIdBytes = 8;

Key Own(EVP_PKEY* key) { return Key(key, EVP_PKEY_free); }

Bio Reading(std::string_view text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free);
}

std::string Written(const Bio& bio) {
  char* text = nullptr;
  const long length = BIO_get_mem_data(bio.get(), &text);
  return std::string(text, static_cast<size_t>(length));
}

bool IsEd25519(const Key& key) { return key && EVP_PKEY_id(key.get()) == EVP_PKEY_ED25519; }

const unsigned char* Raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string IdOf(const Key& key) {
  unsigned char* der = nullptr;
  const int length = i2d_PUBKEY(key.get(), &der);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_Digest(der, static_cast<size_t>(length), digest, &size, EVP_sha256(), nullptr);
  OPENSSL_free(der);
  return absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(digest), kIdBytes));
}

}  // namespace

absl::StatusOr<SigningKeys> SigningKeys::FromPem(std::string_view private_pem,
                                                 std::string_view public_pems) {
  Key signing = Own(PEM_read_bio_PrivateKey(Reading(private_pem).get(), nullptr, nullptr, nullptr));
  if (!IsEd25519(signing)) {
    return absl::InvalidArgumentError("the signing key is not an Ed25519 private key in PEM");
  }
  std::map<std::string, Key> all = {{IdOf(signing), signing}};
  // A key that cannot be read must not quietly stop old signatures from verifying.
  for (size_t at = public_pems.find(kBegin); at != public_pems.npos;
       at = public_pems.find(kBegin, at + 1)) {
    const Bio reader = Reading(public_pems.substr(at));
    Key key = Own(PEM_read_bio_PUBKEY(reader.get(), nullptr, nullptr, nullptr));
    if (!IsEd25519(key)) {
      return absl::InvalidArgumentError("a verification key is not an Ed25519 public key in PEM");
    }
    all.emplace(IdOf(key), std::move(key));
  }
  return SigningKeys(signing, IdOf(signing), std::move(all));
}

std::string SigningKeys::Sign(std::string_view bytes) const {
  const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::string signature(kSignatureLength, '\0');
  size_t length = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, signing_.get()) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                     Raw(bytes), bytes.size()) != 1 ||
      length != kSignatureLength) {
    throw std::runtime_error("Ed25519 signing failed");
  }
  return signature;
}

bool SigningKeys::Verifies(const std::string& key_id, std::string_view bytes,
                           std::string_view signature) const {
  auto key = public_.find(key_id);
  if (key == public_.end() || signature.size() != kSignatureLength) return false;
  const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key->second.get()) == 1 &&
         EVP_DigestVerify(context.get(), Raw(signature), signature.size(), Raw(bytes),
                          bytes.size()) == 1;
}

std::optional<std::string> SigningKeys::PublicPem(const std::string& key_id) const {
  auto key = public_.find(key_id);
  if (key == public_.end()) return std::nullopt;
  const Bio writer(BIO_new(BIO_s_mem()), BIO_free);
  PEM_write_bio_PUBKEY(writer.get(), key->second.get());
  return Written(writer);
}

std::string NewSigningKeyPem() {
  const Key key = Own(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  const Bio writer(BIO_new(BIO_s_mem()), BIO_free);
  PEM_write_bio_PrivateKey(writer.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  return Written(writer);
}

}  // namespace linli::secret
