#include "tests/support/certificates.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "openssl/pem.h"
#include "openssl/x509v3.h"

namespace linli::support {
namespace {

using secret::Must;
using secret::PKey;
using Certificate = std::unique_ptr<X509, secret::Freed<X509_free>>;

std::string PemOf(X509* certificate) {
  const secret::Bio writer = secret::NewWriter();
  Must(PEM_write_bio_X509(writer.get(), certificate) == 1);
  return secret::ContentOf(writer);
}

std::string PemOf(EVP_PKEY* key) {
  const secret::Bio writer = secret::NewWriter();
  Must(PEM_write_bio_PrivateKey(writer.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
  return secret::ContentOf(writer);
}

void Extend(X509* certificate, int what, const std::string& value) {
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, what, value.c_str());
  Must(extension != nullptr);
  Must(X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

Certificate Begin(const std::string& subject, const std::string& issuer, EVP_PKEY* key,
                  absl::Time from, absl::Time until) {
  static std::atomic<long> serial = 1;
  Certificate certificate(X509_new());
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
  ASN1_TIME_set(X509_getm_notBefore(certificate.get()), absl::ToTimeT(from));
  ASN1_TIME_set(X509_getm_notAfter(certificate.get()), absl::ToTimeT(until));
  const auto name = [](X509_NAME* at, const std::string& text) {
    X509_NAME_add_entry_by_txt(at, "CN", MBSTRING_UTF8, secret::Bytes(text), -1, -1, 0);
  };
  name(X509_get_subject_name(certificate.get()), subject);
  name(X509_get_issuer_name(certificate.get()), issuer);
  Must(X509_set_pubkey(certificate.get(), key) == 1);
  return certificate;
}

}  // namespace

TestAuthority::TestAuthority(const std::string& name) : name_(name), key_(EVP_EC_gen("P-256")) {
  const CertificateWish dates;
  const Certificate own = Begin(name_, name_, key_.get(), dates.from, dates.until);
  Extend(own.get(), NID_basic_constraints, "critical,CA:TRUE");
  Extend(own.get(), NID_key_usage, "critical,keyCertSign");
  Must(X509_sign(own.get(), key_.get(), EVP_sha256()) > 0);
  certificate_pem_ = PemOf(own.get());
}

KeyPair TestAuthority::Issue(const CertificateWish& wish) const {
  const PKey key(EVP_EC_gen("P-256"));
  const Certificate made = Begin("linli", name_, key.get(), wish.from, wish.until);
  std::vector<std::string> names = wish.names;
  for (const std::string& uri : wish.uris) names.push_back(absl::StrCat("URI:", uri));
  if (!names.empty()) Extend(made.get(), NID_subject_alt_name, absl::StrJoin(names, ","));
  Extend(made.get(), NID_ext_key_usage, "serverAuth,clientAuth");
  Must(X509_sign(made.get(), key_.get(), EVP_sha256()) > 0);
  return {PemOf(made.get()), PemOf(key.get())};
}

void WriteTls(const std::string& directory, const KeyPair& own,
              const std::string& authorities_pem) {
  std::filesystem::create_directories(directory);
  std::ofstream(directory + "/tls.crt") << own.certificate_pem;
  std::ofstream(directory + "/tls.key") << own.key_pem;
  std::ofstream(directory + "/ca.crt") << authorities_pem;
}

}  // namespace linli::support
