// Verifies signed records for another platform with the public key alone, without any service.
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/secret/signature.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "deploy/ctl/offline_check.h"
#include "deploy/ctl/tools.h"
#include "linli/hours/v1/record_transfer.pb.h"

namespace linli::ctl {
namespace {

namespace v1 = hours::v1;

constexpr char kKeyFile[] = "transfer-verify.pem";
constexpr char kDocumentFormat[] = "linli.hours.v1.TransferDocument";

struct Shown {
  std::string file;
  std::string keys;
};

absl::StatusOr<v1::TransferDocument> CheckTransfer(const secret::SigningKeys& keys,
                                                   const std::string& bytes) {
  v1::SignedTransfer paper;
  v1::TransferDocument document;
  if (!paper.ParseFromString(bytes)) return Refuse(Reason::CERTIFICATE_FORGED);
  const std::string key(absl::StripPrefix(paper.transfer_key(), "transferKeys/"));
  if (!keys.Knows(key)) return Refuse(Reason::VERIFICATION_KEY_UNKNOWN);
  if (!keys.Verifies(key, paper.document(), paper.signature()) ||
      !document.ParseFromString(paper.document()) || document.format() != kDocumentFormat) {
    return Refuse(Reason::CERTIFICATE_FORGED);
  }
  return document;
}

int Check(const Global& global, Shown shown) {
  if (shown.keys.empty()) {
    shown.keys = absl::StrCat(global.settings.Get("LINLI_KEYS"), "/", kKeyFile);
  }
  const absl::StatusOr<std::string> pem = ReadFile(shown.keys);
  if (!pem.ok()) return WrongUse(pem.status());
  const auto keys = secret::SigningKeys::FromPublicPem(*pem);
  if (!keys.ok()) return WrongUse(keys.status());
  const absl::StatusOr<std::string> bytes = ReadFile(shown.file);
  if (!bytes.ok()) return WrongUse(bytes.status());
  return Tell(global, CheckTransfer(*keys, *bytes));
}

}  // namespace

void AddRecordCheck(App& app) {
  CLI::App& leaf = Leaf(app, "record check",
                        "without a network: were these records signed by a platform that we know?",
                        "转移.linli --keys transfer-verify.pem");
  const auto shown = std::make_shared<Shown>();
  leaf.add_option("FILE", shown->file, "what record export --save wrote")
      ->required()
      ->type_name("");
  leaf.add_option(
          "--keys", shown->keys,
          absl::StrCat("file of public keys, PEM; ", kKeyFile, " of LINLI_KEYS if not given"))
      ->type_name("");
  leaf.callback([&app, shown] { app.run = [&app, shown] { return Check(app.global, *shown); }; });
}

}  // namespace linli::ctl
