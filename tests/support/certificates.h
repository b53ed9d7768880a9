// A certificate authority for tests, with everything that can be wrong with a certificate.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/secret/openssl.h"

namespace linli::support {

// What a certificate shall say.
struct CertificateWish {
  std::vector<std::string> uris;  // "linli:agencies/charity"
  std::vector<std::string> names = {"DNS:localhost", "IP:127.0.0.1"};
  // Around every clock that a test has.
  absl::Time from = absl::FromCivil(absl::CivilYear(2020), absl::UTCTimeZone());
  absl::Time until = absl::FromCivil(absl::CivilYear(2060), absl::UTCTimeZone());
};

struct KeyPair {
  std::string certificate_pem;
  std::string key_pem;
};

class TestAuthority {
 public:
  explicit TestAuthority(const std::string& name = "test authority");

  const std::string& certificate_pem() const { return certificate_pem_; }
  // For servers and clients alike.
  KeyPair Issue(const CertificateWish& wish = {}) const;

 private:
  const std::string name_;
  const secret::PKey key_;
  std::string certificate_pem_;
};

// Writes tls.crt, tls.key and ca.crt into a directory, as services and linlictl take them.
void WriteTls(const std::string& directory, const KeyPair& own, const std::string& authorities_pem);

}  // namespace linli::support
