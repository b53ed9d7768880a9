// TLS around a socket to Redis: the hiredis of Debian 12 speaks none.
#pragma once

#include <sys/types.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "openssl/ssl.h"

namespace linli::cache {

// For one thread at a time.
class Tls {
 public:
  // Shakes hands over `socket`, which stays its owner's and whose time-outs count. nullptr if the
  // server is not `host` by the authorities in certificates/ca.crt, or does not take ours.
  static std::unique_ptr<Tls> Shake(int socket, const std::string& host,
                                    const std::string& certificates);

  // As send and recv: how many bytes; 0 at the end; negative when nothing came in time (`late`) or
  // the connection broke.
  ssize_t Write(std::string_view bytes);
  ssize_t Read(std::span<char> into, bool& late);
  // Whether some of what came is not yet read, which the socket itself does not tell.
  bool pending() const { return SSL_pending(ssl_.get()) > 0; }

 private:
  struct Free {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };
  explicit Tls(SSL* ssl) : ssl_(ssl) {}

  std::unique_ptr<SSL, Free> ssl_;
};

}  // namespace linli::cache
