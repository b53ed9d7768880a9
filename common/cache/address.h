// Where Redis is.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace linli::cache {

struct Address {
  // "unix:/path", "tcp:host:port", or "" for no Redis at all. INVALID_ARGUMENT for anything else.
  static absl::StatusOr<Address> Parse(std::string_view text);

  bool none() const { return path.empty() && host.empty(); }

  std::string path;  // of a Unix socket
  std::string host;
  int port = 0;
};

}  // namespace linli::cache
