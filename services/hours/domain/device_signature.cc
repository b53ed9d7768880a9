#include "services/hours/domain/device_signature.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "absl/strings/escaping.h"
#include "openssl/evp.h"

namespace linli::hours::domain {
namespace {

constexpr size_t kKeyBytes = 32;
constexpr size_t kSignatureBytes = 64;

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Key KeyOf(std::string_view public_key) {
  const std::string raw = absl::HexStringToBytes({public_key.data(), public_key.size()});
  if (raw.size() != kKeyBytes) return nullptr;
  return Key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, Bytes(raw), raw.size()));
}

}  // namespace

// Points of small order take a signature that anybody can make for any text. Each may have the sign
// of its x in the highest bit; the last two are the first two written with p added.
bool IsDeviceKey(std::string_view public_key) {
  static constexpr std::array<std::string_view, 7> kSmallOrder = {
      "0000000000000000000000000000000000000000000000000000000000000000",
      "0100000000000000000000000000000000000000000000000000000000000000",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"};
  std::string raw = absl::HexStringToBytes({public_key.data(), public_key.size()});
  if (raw.size() != kKeyBytes) return false;
  raw.back() = static_cast<char>(raw.back() & 0x7f);
  const std::string point = absl::BytesToHexString(raw);
  return std::find(kSmallOrder.begin(), kSmallOrder.end(), point) == kSmallOrder.end();
}

bool SignedBy(std::string_view public_key, std::string_view text, std::string_view signature) {
  const Key key = KeyOf(public_key);
  const Context context(EVP_MD_CTX_new());
  return key != nullptr && context != nullptr && signature.size() == kSignatureBytes &&
         EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), Bytes(signature), signature.size(), Bytes(text),
                          text.size()) == 1;
}

}  // namespace linli::hours::domain
