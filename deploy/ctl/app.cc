#include "deploy/ctl/app.h"

#include <cstdlib>
#include <iostream>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/status/macros.h"
#include "deploy/ctl/add_command.h"
#include "deploy/ctl/command.h"
#include "deploy/ctl/tools.h"
#include "deploy/ctl/words.h"

namespace linli::ctl {
namespace {

constexpr char kFooter[] = R"(
Examples:
  linlictl status
  linlictl volunteer get V1305022611123456K
  linlictl activity list --region 130502
  linlictl verify-certificate LC13050020261122K3M9Q7X2B4 7Q2M9KX3
  source <(linlictl completion bash)

Addresses and the token come from flags, from the environment (LINLI_REGISTRATION, LINLI_MATCHING,
LINLI_HOURS, LINLI_AWARDS, LINLI_TOKEN, LINLI_TLS), or from .local/env in this folder or one above it.

Exit codes: 0 done, 1 refused by the service, 2 wrong use, 3 not reachable or not in time,
4 no token or no authority, 5 done, but the answer could not be written,
6 the answer is no: a certificate that does not hold any more.)";

constexpr char kSeeAlso[] = "\nWhat all commands take, and exit codes: linlictl --help";

void AddGlobals(App& app) {
  Global& global = app.global;
  auto setting = [&](const std::string& flag, const std::string& name, const std::string& help) {
    auto set = [&global, name](const std::string& value) { global.settings.Set(name, value); };
    app.line.add_option_function<std::string>(flag, set, help)->type_name("");
  };
  app.line.add_flag("--json", global.json, "answer in JSON, for scripts");
  app.line.add_option("--lang", global.language, "language of refusals, zh or en")
      ->check(CLI::IsMember({"zh", "en"}).description(""))
      ->type_name("");
  app.line.add_option("--timeout", global.timeout, "how long to wait, 10s if not given")
      ->type_name("");
  setting("--as", "LINLI_TOKEN", "bearer token of who calls");
  setting("--tls", "LINLI_TLS", "folder with ca.crt, and tls.crt and tls.key of who calls");
  for (const char* service : {"registration", "matching", "hours", "awards"}) {
    setting(absl::StrCat("--", service), absl::StrCat("LINLI_", absl::AsciiStrToUpper(service)),
            absl::StrCat("host:port of the service ", service));
  }
}

CLI::App& Below(CLI::App& at, const std::string& word) {
  const auto found = at.get_subcommands([&](CLI::App* one) { return one->get_name() == word; });
  return found.empty() ? *at.add_subcommand(word) : *found.front();
}

// Prints help where it was asked for, otherwise what is wrong.
int Complain(const CLI::App& line, const CLI::ParseError& error) {
  const std::vector<std::string> unknown = line.remaining(true);
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError) &&
      !unknown.empty()) {
    std::cerr << unknown.front() << " is not known here\nRun with --help for more information.\n";
    return kUsage;
  }
  return line.exit(error) == 0 ? kDone : kUsage;
}

}  // namespace

Language Global::Speaks() const {
  const char* locale = std::getenv("LANG");
  const bool chinese =
      language.empty() ? locale != nullptr && absl::StartsWith(locale, "zh") : language == "zh";
  return chinese ? Language::kChinese : Language::kEnglish;
}

absl::StatusOr<Target> Global::TargetOf(const std::string& service) const {
  ASSIGN_OR_RETURN(const absl::Duration patience, DurationFrom(timeout));
  const std::string token = settings.Get("LINLI_TOKEN");
  if (!absl::c_all_of(token, absl::ascii_isgraph)) {
    return absl::InvalidArgumentError(
        "the token of --as or LINLI_TOKEN is none: a token has letters, digits, - _ and . alone");
  }
  return Target{settings.AddressOf(service), token, patience, settings.Get("LINLI_TLS")};
}

std::unique_ptr<App> NewApp() {
  auto app = std::make_unique<App>();
  app->line.fallthrough();
  app->line.require_subcommand(1);
  app->line.footer(kFooter);
  AddGlobals(*app);
  for (const Command& command : AllCommands()) AddCommand(*app, command);
  AddTools(*app);
  for (const Noun& noun : Nouns()) {
    Below(app->line, noun.word)
        .description(noun.help)
        ->require_subcommand(1)
        ->footer(absl::StrCat("\nExamples:\n", app->examples[noun.word], kSeeAlso));
  }
  return app;
}

CLI::App& Leaf(App& app, const std::string& words, const std::string& help,
               const std::string& example) {
  CLI::App* at = &app.line;
  for (const std::string& word : std::vector<std::string>(absl::StrSplit(words, ' '))) {
    at = &Below(*at, word);
  }
  at->description(help);
  const std::string line = absl::StrCat("  linlictl ", words, " ", example, "\n");
  at->footer(absl::StrCat("\nExample:\n", line, kSeeAlso));
  app.examples[words.substr(0, words.find(' '))] += line;
  return *at;
}

int Run(App& app, int argc, const char* const* argv) {
  try {
    app.line.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Complain(app.line, error);
  }
  const int code = app.run();
  // A script that goes on with half an answer is worse off than one that stops.
  if (code == kDone && !std::cout.flush()) {
    std::cerr << "done, but the answer could not be written\n";
    return kUnwritten;
  }
  return code;
}

int WrongUse(const absl::Status& status) {
  std::cerr << std::string(status.message()) << '\n';
  return kUsage;
}

}  // namespace linli::ctl
