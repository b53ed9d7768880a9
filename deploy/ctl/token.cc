#include "common/identity/token.h"

#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/status/macros.h"
#include "deploy/ctl/tools.h"
#include "deploy/ctl/words.h"

namespace linli::ctl {
namespace {

constexpr char kKeyFile[] = "token-signing.pem";

struct Wish {
  std::string subject;
  std::string keys;
  std::string valid = "1d";
};

constexpr absl::Duration kLongest = absl::Hours(24 * 366);

absl::Status CheckSubject(const std::string& subject) {
  for (const char* kind : {"volunteers/", "staff/", "agencies/", "services/"}) {
    if (!absl::StartsWith(subject, kind)) continue;
    const std::string id = subject.substr(std::strlen(kind));
    if (!id.empty() && id.find_first_of("/ \t\n") == std::string::npos) return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "--subject: '", subject, "' is not volunteers/…, staff/…, agencies/… or services/…"));
}

absl::StatusOr<std::string> Mint(const Wish& wish) {
  RETURN_IF_ERROR(CheckSubject(wish.subject));
  ASSIGN_OR_RETURN(const absl::Duration valid, DurationFrom(wish.valid));
  if (valid <= absl::ZeroDuration() || valid > kLongest) {
    return absl::InvalidArgumentError("--valid: more than nothing, and at most 366d");
  }
  const std::string path = absl::StrCat(wish.keys, "/", kKeyFile);
  std::ifstream file(path);
  if (!file) return absl::InvalidArgumentError(absl::StrCat(path, " cannot be read"));
  const std::string pem{std::istreambuf_iterator<char>(file), {}};
  ASSIGN_OR_RETURN(const auto minter, identity::TokenMinter::FromPem(pem));
  const absl::Time now = absl::Now();
  return minter.Mint(wish.subject, now, now + valid);
}

int MintAndPrint(const Global& global, Wish wish) {
  if (wish.keys.empty()) wish.keys = global.settings.Get("LINLI_KEYS");
  const absl::StatusOr<std::string> token = Mint(wish);
  if (!token.ok()) return WrongUse(token.status());
  std::cout << *token << '\n';
  return kDone;
}

}  // namespace

void AddTokenMint(App& app) {
  CLI::App& leaf = Leaf(app, "token mint", "sign a token with the keys of a local suite",
                        "--subject volunteers/V1305022611123456K --valid 12h");
  const auto wish = std::make_shared<Wish>();
  leaf.add_option("--subject", wish->subject,
                  "who it names: volunteers/…, staff/…, agencies/… or services/…")
      ->required()
      ->type_name("");
  leaf.add_option("--keys", wish->keys,
                  absl::StrCat("folder that holds ", kKeyFile, "; LINLI_KEYS if not given"))
      ->type_name("");
  leaf.add_option("--valid", wish->valid, "how long, for example 30d; one day if not given")
      ->type_name("");
  leaf.callback(
      [&app, wish] { app.run = [&app, wish] { return MintAndPrint(app.global, *wish); }; });
}

}  // namespace linli::ctl
