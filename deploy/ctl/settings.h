// Where the services are and who calls: from flags, the environment, or .local/env of the suite in
// whose folder one stands, in this order.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace linli::ctl {

// The lines `export NAME=value` of a file in shell form; empty if it cannot be read.
std::map<std::string, std::string> ReadEnv(const std::filesystem::path& file);

// .local/env in this folder or the nearest one above it; empty if there is none.
std::filesystem::path FindEnv(std::filesystem::path folder);

class Settings {
 public:
  // From the environment and the folder that the process stands in.
  static Settings FromHere();

  // A flag that was given.
  void Set(const std::string& name, const std::string& value) { given_[name] = value; }

  // LINLI_TOKEN, LINLI_REGISTRATION …; empty if nobody says.
  std::string Get(const std::string& name) const;

  // "host:port" of a service; without any word on it, the default port on this machine.
  std::string AddressOf(const std::string& service) const;

 private:
  std::map<std::string, std::string> given_;
  std::map<std::string, std::string> local_;
};

}  // namespace linli::ctl
