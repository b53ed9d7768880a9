// What commands share that verify signatures without any service.
#pragma once

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_proto.h"
#include "deploy/ctl/answer.h"
#include "deploy/ctl/app.h"

namespace linli::ctl {

inline absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::InvalidArgumentError(absl::StrCat(path, " cannot be read"));
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

// Prints what a signed message says, or why it is not believed.
template <typename Says>
int Tell(const Global& global, const absl::StatusOr<Says>& says) {
  if (says.ok()) {
    std::cout << (global.json ? ForScripts(*says) : ForPeople(*says, {}));
    return kDone;
  }
  const google::rpc::Status status = ToStatusProto(says.status());
  std::cerr << (global.json ? ForScripts(status) : Explain(status, global.Speaks(), {}, ""));
  return ExitCodeOf(status);
}

}  // namespace linli::ctl
