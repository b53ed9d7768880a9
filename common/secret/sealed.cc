#include "common/secret/sealed.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/secret/openssl.h"
#include "openssl/crypto.h"
#include "openssl/rand.h"

namespace linli::secret {
namespace {

// version, length of the key id, key id | nonce | ciphertext | tag. The header is authenticated
// together with the associated data.
constexpr char kByRing = 1;
constexpr char kByDataKey = 2;
constexpr std::size_t kNonce = 12;
constexpr std::size_t kTag = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, Freed<EVP_CIPHER_CTX_free>>;

const EVP_CIPHER* Aes256Gcm() {
  static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  Must(cipher != nullptr);
  return cipher;
}

absl::Status DoesNotOpen(const std::string& why) {
  return absl::InternalError(absl::StrCat("a sealed value does not open: ", why));
}

std::string HeaderFor(std::string_view key_id) {
  return std::string{kByRing, static_cast<char>(key_id.size())}.append(key_id);
}

std::string Encrypt(const DataKey& key, std::string header, std::string_view clear,
                    std::string_view associated) {
  const std::size_t head = header.size();
  std::string sealed = std::move(header);
  sealed.resize(head + kNonce + clear.size() + kTag);
  auto* out = reinterpret_cast<unsigned char*>(sealed.data());
  unsigned char* nonce = out + head;
  unsigned char* text = nonce + kNonce;
  Must(RAND_bytes(nonce, kNonce) == 1);
  const Context context(EVP_CIPHER_CTX_new());
  EVP_CIPHER_CTX* c = context.get();
  int length = 0;
  Must(c && EVP_EncryptInit_ex2(c, Aes256Gcm(), key.data(), nonce, nullptr) == 1);
  Must(EVP_EncryptUpdate(c, nullptr, &length, out, static_cast<int>(head)) == 1);
  Must(EVP_EncryptUpdate(c, nullptr, &length, Bytes(associated),
                         static_cast<int>(associated.size())) == 1);
  Must(EVP_EncryptUpdate(c, text, &length, Bytes(clear), static_cast<int>(clear.size())) == 1);
  Must(EVP_EncryptFinal_ex(c, text + length, &length) == 1);
  Must(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, kTag, text + clear.size()) == 1);
  return sealed;
}

// The clear text of what follows a header of `head` bytes; nullopt if anything was changed.
std::optional<std::string> Decrypt(const DataKey& key, std::string_view sealed, std::size_t head,
                                   std::string_view associated) {
  if (sealed.size() < head + kNonce + kTag) return std::nullopt;
  const std::size_t size = sealed.size() - head - kNonce - kTag;
  const unsigned char* nonce = Bytes(sealed) + head;
  const unsigned char* text = nonce + kNonce;
  unsigned char tag[kTag];
  std::copy_n(text + size, kTag, tag);
  std::string clear(size, '\0');
  auto* out = reinterpret_cast<unsigned char*>(clear.data());
  const Context context(EVP_CIPHER_CTX_new());
  EVP_CIPHER_CTX* c = context.get();
  int length = 0;
  Must(c && EVP_DecryptInit_ex2(c, Aes256Gcm(), key.data(), nonce, nullptr) == 1);
  Must(EVP_DecryptUpdate(c, nullptr, &length, Bytes(sealed), static_cast<int>(head)) == 1);
  Must(EVP_DecryptUpdate(c, nullptr, &length, Bytes(associated),
                         static_cast<int>(associated.size())) == 1);
  Must(EVP_DecryptUpdate(c, out, &length, text, static_cast<int>(size)) == 1);
  Must(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, kTag, tag) == 1);
  if (EVP_DecryptFinal_ex(c, out + length, &length) == 1) return clear;
  OPENSSL_cleanse(clear.data(), clear.size());  // unauthenticated text is nobody's to see
  return std::nullopt;
}

// The id in the header of what a ring sealed.
std::optional<std::string_view> KeyIdOf(std::string_view sealed) {
  if (sealed.size() < 2 || sealed[0] != kByRing) return std::nullopt;
  const auto length = static_cast<std::size_t>(static_cast<unsigned char>(sealed[1]));
  if (sealed.size() < 2 + length) return std::nullopt;
  return sealed.substr(2, length);
}

}  // namespace

std::string Seal(const KeyRing& ring, std::string_view clear, std::string_view associated) {
  return Encrypt(ring.current(), HeaderFor(ring.current_id()), clear, associated);
}

absl::StatusOr<std::string> Open(const KeyRing& ring, std::string_view sealed,
                                 std::string_view associated) {
  const std::optional<std::string_view> id = KeyIdOf(sealed);
  if (!id) return DoesNotOpen("it was not sealed by a key ring");
  const DataKey* key = ring.Find(*id);
  if (!key) return DoesNotOpen("its key is not in the ring");
  std::optional<std::string> clear = Decrypt(*key, sealed, 2 + id->size(), associated);
  if (!clear) return DoesNotOpen("it was changed, or belongs elsewhere");
  return *std::move(clear);
}

std::string Seal(const DataKey& key, std::string_view clear, std::string_view associated) {
  return Encrypt(key, std::string(1, kByDataKey), clear, associated);
}

absl::StatusOr<std::string> Open(const DataKey& key, std::string_view sealed,
                                 std::string_view associated) {
  if (sealed.empty() || sealed[0] != kByDataKey) {
    return DoesNotOpen("it was not sealed by a data key");
  }
  std::optional<std::string> clear = Decrypt(key, sealed, 1, associated);
  if (!clear) return DoesNotOpen("it was changed, belongs elsewhere, or has another key");
  return *std::move(clear);
}

std::string WrapDataKey(const KeyRing& ring, const DataKey& key, std::string_view associated) {
  return Seal(ring, key.view(), associated);
}

absl::StatusOr<DataKey> UnwrapDataKey(const KeyRing& ring, std::string_view wrapped,
                                      std::string_view associated) {
  absl::StatusOr<std::string> bytes = Open(ring, wrapped, associated);
  if (!bytes.ok()) return bytes.status();
  if (bytes->size() != DataKey::kSize) return DoesNotOpen("it is not a data key");
  DataKey key(*bytes);
  OPENSSL_cleanse(bytes->data(), bytes->size());
  return key;
}

absl::StatusOr<std::optional<std::string>> ResealIfOld(const KeyRing& ring, std::string_view sealed,
                                                       std::string_view associated) {
  if (KeyIdOf(sealed) == ring.current_id()) return std::nullopt;
  absl::StatusOr<std::string> clear = Open(ring, sealed, associated);
  if (!clear.ok()) return clear.status();
  std::string again = Seal(ring, *clear, associated);
  OPENSSL_cleanse(clear->data(), clear->size());
  return again;
}

}  // namespace linli::secret
