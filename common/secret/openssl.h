// Ownership of OpenSSL's things, for the few files that call it.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "openssl/bio.h"
#include "openssl/evp.h"

namespace linli::secret {

template <auto kFree>
struct Freed {
  template <typename T>
  void operator()(T* thing) const {
    kFree(thing);
  }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using PKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;

// For what fails only when memory or the random source does: stops the call, and never goes on with
// a half-made secret.
inline void Must(bool done) {
  if (!done) throw std::runtime_error("the cryptographic library failed");
}

inline const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// A reader of `text`, which must stay.
inline Bio ReaderOf(std::string_view text) {
  Bio bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  Must(bio != nullptr);
  return bio;
}

inline Bio NewWriter() {
  Bio bio(BIO_new(BIO_s_mem()));
  Must(bio != nullptr);
  return bio;
}

inline std::string ContentOf(const Bio& writer) {
  char* data = nullptr;
  const long length = BIO_get_mem_data(writer.get(), &data);
  return std::string(data, static_cast<std::size_t>(length));
}

}  // namespace linli::secret
