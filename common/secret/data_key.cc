#include "common/secret/data_key.h"

#include <algorithm>
#include <stdexcept>

#include "common/secret/openssl.h"
#include "openssl/crypto.h"
#include "openssl/rand.h"

namespace linli::secret {

DataKey DataKey::Random() {
  DataKey key;
  Must(RAND_priv_bytes(key.bytes_.data(), kSize) == 1);
  return key;
}

DataKey::DataKey(std::string_view bytes) {
  if (bytes.size() != kSize) throw std::invalid_argument("a data key has 32 bytes");
  std::copy_n(Bytes(bytes), kSize, bytes_.begin());
}

DataKey::DataKey(DataKey&& other) noexcept : bytes_(other.bytes_) { other.Wipe(); }

DataKey& DataKey::operator=(DataKey&& other) noexcept {
  if (this != &other) {
    bytes_ = other.bytes_;
    other.Wipe();
  }
  return *this;
}

void DataKey::Wipe() { OPENSSL_cleanse(bytes_.data(), kSize); }

}  // namespace linli::secret
