#include "common/secret/random.h"

#include "common/secret/openssl.h"
#include "openssl/rand.h"

namespace linli::secret {

uint64_t Random64() {
  uint64_t value = 0;
  Must(RAND_priv_bytes(reinterpret_cast<unsigned char*>(&value), sizeof(value)) == 1);
  return value;
}

}  // namespace linli::secret
