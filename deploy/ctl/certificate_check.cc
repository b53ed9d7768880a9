// Verifies a certificate with the public key alone, without any service.
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/secret/signed_code.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "deploy/ctl/offline_check.h"
#include "deploy/ctl/tools.h"
#include "linli/awards/v1/certificate.pb.h"

namespace linli::ctl {
namespace {

namespace v1 = awards::v1;

constexpr char kKeyFile[] = "certificate-verify.pem";
constexpr char kDocumentFormat[] = "linli.awards.v1.CertificateDocument";

struct Shown {
  std::string code;
  std::string file;
  std::string keys;
};

absl::StatusOr<v1::CertificateCode> CheckCode(const secret::SigningKeys& keys,
                                              const std::string& text) {
  const std::string bare(absl::StripAsciiWhitespace(text));
  ASSIGN_OR_RETURN(const secret::Code code,
                   secret::OpenCode(keys, secret::CodeKind::kCertificate, bare));
  v1::CertificateCode says;
  if (!says.ParseFromString(code.body)) return Refuse(Reason::CERTIFICATE_FORGED);
  return says;
}

absl::StatusOr<v1::CertificateDocument> CheckDocument(const secret::SigningKeys& keys,
                                                      const std::string& bytes) {
  v1::SignedDocument paper;
  v1::CertificateDocument document;
  if (!paper.ParseFromString(bytes)) return Refuse(Reason::CERTIFICATE_FORGED);
  const std::string key(absl::StripPrefix(paper.verification_key(), "verificationKeys/"));
  if (!keys.Knows(key)) return Refuse(Reason::VERIFICATION_KEY_UNKNOWN);
  if (!keys.Verifies(key, paper.document(), paper.signature()) ||
      !document.ParseFromString(paper.document()) || document.format() != kDocumentFormat) {
    return Refuse(Reason::CERTIFICATE_FORGED);
  }
  return document;
}

int Check(const Global& global, Shown shown) {
  if (shown.code.empty() == shown.file.empty()) {
    return WrongUse(absl::InvalidArgumentError("give either the text of a QR code or --file"));
  }
  if (shown.keys.empty()) {
    shown.keys = absl::StrCat(global.settings.Get("LINLI_KEYS"), "/", kKeyFile);
  }
  const absl::StatusOr<std::string> pem = ReadFile(shown.keys);
  if (!pem.ok()) return WrongUse(pem.status());
  const auto keys = secret::SigningKeys::FromPublicPem(*pem);
  if (!keys.ok()) return WrongUse(keys.status());
  if (!shown.code.empty()) return Tell(global, CheckCode(*keys, shown.code));
  const absl::StatusOr<std::string> bytes = ReadFile(shown.file);
  if (!bytes.ok()) return WrongUse(bytes.status());
  return Tell(global, CheckDocument(*keys, *bytes));
}

}  // namespace

void AddCertificateCheck(App& app) {
  CLI::App& leaf = Leaf(app, "certificate check",
                        "without a network: was this signed? Only a service knows whether it still "
                        "holds",
                        "LINLI:AEA… --keys certificate-verify.pem\n"
                        "  linlictl certificate check --file 证明.linli --keys …");
  const auto shown = std::make_shared<Shown>();
  leaf.add_option("CODE", shown->code, "text of the QR code")->type_name("");
  leaf.add_option("--file", shown->file, "what certificate get --save wrote")->type_name("");
  leaf.add_option(
          "--keys", shown->keys,
          absl::StrCat("file of public keys, PEM; ", kKeyFile, " of LINLI_KEYS if not given"))
      ->type_name("");
  leaf.callback([&app, shown] { app.run = [&app, shown] { return Check(app.global, *shown); }; });
}

}  // namespace linli::ctl
