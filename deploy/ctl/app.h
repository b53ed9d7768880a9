// The command line as a tree: words, flags, help. Running it fills in what to do.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "deploy/ctl/call.h"
#include "deploy/ctl/failure.h"
#include "deploy/ctl/settings.h"

namespace linli::ctl {

// What flags before or after any command say.
struct Global {
  Settings settings = Settings::FromHere();
  bool json = false;
  std::string language;
  std::string timeout = "10s";

  Language Speaks() const;
  absl::StatusOr<Target> TargetOf(const std::string& service) const;
};

struct App {
  Global global;
  CLI::App line{"Linli 邻里: the volunteer service of a city, from a terminal", "linlictl"};
  // Set by the command that was given; returns the exit code.
  std::function<int()> run;
  // What may follow a flag, by words and flag: "volunteer register --sex".
  std::map<std::string, std::vector<std::string>> choices;
  // Lines of examples, by first word.
  std::map<std::string, std::string> examples;
};

// The whole tree: every command of command.h and every tool of tools.h.
std::unique_ptr<App> NewApp();

// Adds a command's place in the tree: "volunteer register".
CLI::App& Leaf(App& app, const std::string& words, const std::string& help,
               const std::string& example);

// Parses and runs; returns the exit code.
int Run(App& app, int argc, const char* const* argv);

// Says what is wrong with the use of the program; returns kUsage.
int WrongUse(const absl::Status& status);

}  // namespace linli::ctl
