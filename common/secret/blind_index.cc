#include "common/secret/blind_index.h"

#include "common/secret/openssl.h"
#include "openssl/hmac.h"

namespace linli::secret {

std::string BlindIndex::Of(std::string_view purpose, std::string_view value, Width width) const {
  // The length in front keeps purpose and value apart.
  const std::string message =
      std::to_string(purpose.size()).append(":").append(purpose).append(value);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  Must(HMAC(EVP_sha256(), key_.data(), DataKey::kSize, Bytes(message), message.size(), digest,
            &length) != nullptr);
  return std::string(reinterpret_cast<char*>(digest), static_cast<std::size_t>(width));
}

}  // namespace linli::secret
