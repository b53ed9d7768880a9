#include "deploy/ctl/settings.h"

#include <cstdlib>
#include <fstream>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace linli::ctl {
namespace {

const std::map<std::string, std::string>& DefaultAddresses() {
  static const auto& addresses = *new std::map<std::string, std::string>{
      {"registration", "127.0.0.1:7101"},
      {"matching", "127.0.0.1:7102"},
      {"hours", "127.0.0.1:7103"},
      {"awards", "127.0.0.1:7104"},
  };
  return addresses;
}

// Quotes and backslashes as bash's %q writes them for addresses, paths and tokens.
std::string Unquote(const std::string& shell) {
  std::string plain;
  for (size_t i = 0; i < shell.size(); ++i) {
    if (shell[i] == '\'' || shell[i] == '"') continue;
    if (shell[i] == '\\' && i + 1 < shell.size()) ++i;
    plain += shell[i];
  }
  return plain;
}

}  // namespace

std::map<std::string, std::string> ReadEnv(const std::filesystem::path& file) {
  std::map<std::string, std::string> values;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    constexpr size_t kExport = sizeof("export ") - 1;
    const size_t equals = line.find('=');
    if (!absl::StartsWith(line, "export ") || equals == std::string::npos) continue;
    values[line.substr(kExport, equals - kExport)] = Unquote(line.substr(equals + 1));
  }
  return values;
}

std::filesystem::path FindEnv(std::filesystem::path folder) {
  while (true) {
    std::error_code ignored;
    const std::filesystem::path file = folder / ".local" / "env";
    if (std::filesystem::exists(file, ignored)) return file;
    if (folder == folder.parent_path()) return {};
    folder = folder.parent_path();
  }
}

Settings Settings::FromHere() {
  Settings settings;
  std::error_code ignored;
  settings.local_ = ReadEnv(FindEnv(std::filesystem::current_path(ignored)));
  return settings;
}

std::string Settings::Get(const std::string& name) const {
  if (const auto given = given_.find(name); given != given_.end()) return given->second;
  if (const char* value = std::getenv(name.c_str()); value != nullptr) return value;
  const auto local = local_.find(name);
  return local == local_.end() ? "" : local->second;
}

std::string Settings::AddressOf(const std::string& service) const {
  const std::string address = Get("LINLI_" + absl::AsciiStrToUpper(service));
  return address.empty() ? DefaultAddresses().at(service) : address;
}

}  // namespace linli::ctl
