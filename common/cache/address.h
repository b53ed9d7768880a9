// Where Redis is, and how it lets us in.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/secret/watched_file.h"

namespace linli::cache {

struct Address {
  // "unix:/path", "tcp:host:port", "tls:host:port", or "" for no Redis at all. INVALID_ARGUMENT for
  // anything else.
  static absl::StatusOr<Address> Parse(std::string_view text);

  bool none() const { return path.empty() && host.empty(); }

  std::string path;  // of a Unix socket
  std::string host;
  int port = 0;
  bool tls = false;

  // With `tls`: directory with ca.crt, which must have signed Redis's certificate, and, where Redis
  // wants to see one, tls.crt and tls.key. Read for each connection.
  std::string certificates;
  // Who we are in Redis's ACL; empty: "default".
  std::string user;
  // The password, read again for each connection; null: none is asked for.
  std::shared_ptr<secret::WatchedFile> password;
};

}  // namespace linli::cache
