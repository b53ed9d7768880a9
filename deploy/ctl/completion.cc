#include <iostream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "deploy/ctl/tools.h"

namespace linli::ctl {
namespace {

// What may come next, by the words so far; the program's own name begins them all.
constexpr char kHead[] =
    R"(# Completion of linlictl in bash. Load it with: source <(linlictl completion bash)
declare -gA _linlictl_next=(
)";

constexpr char kTail[] = R"()
_linlictl() {
  local words=linlictl word current=${COMP_WORDS[COMP_CWORD]} last=${COMP_WORDS[COMP_CWORD-1]}
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ -n ${_linlictl_next[$words $word]+known} && $word != -* ]] && words+=" $word"
  done
  local next=${_linlictl_next[$words]}
  [[ -n ${_linlictl_next[$words $last]+known} && $last == -* ]] && next=${_linlictl_next[$words $last]}
  mapfile -t COMPREPLY < <(compgen -W "$next" -- "$current")
}
complete -o default -F _linlictl linlictl
)";

void AddEntry(const std::string& words, const std::vector<std::string>& next, std::string& script) {
  absl::StrAppend(&script, "  [\"linlictl", words, "\"]=\"", absl::StrJoin(next, " "), "\"\n");
}

void AddEntries(const CLI::App& at, const std::string& words, std::string& script) {
  std::vector<std::string> next;
  for (const CLI::App* below : at.get_subcommands([](const CLI::App*) { return true; })) {
    next.push_back(below->get_name());
    AddEntries(*below, absl::StrCat(words, " ", below->get_name()), script);
  }
  for (const CLI::Option* option : at.get_options()) {
    for (const std::string& name : option->get_lnames()) next.push_back("--" + name);
  }
  if (at.get_parent() != nullptr)
    next.insert(next.end(), {"--json", "--lang", "--timeout", "--as"});
  AddEntry(words, next, script);
}

int PrintBash(const App& app) {
  std::string script = kHead;
  AddEntries(app.line, "", script);
  for (const auto& [words, choices] : app.choices) AddEntry(" " + words, choices, script);
  std::cout << script << kTail;
  return kDone;
}

}  // namespace

void AddCompletion(App& app) {
  CLI::App& leaf =
      Leaf(app, "completion bash", "print the script that completes words and flags in bash", "");
  leaf.callback([&app] { app.run = [&app] { return PrintBash(app); }; });
}

}  // namespace linli::ctl
