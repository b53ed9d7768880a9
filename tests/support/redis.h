// A Redis of one's own, for tests of what happens when Redis hangs, dies and comes back.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace linli::support {

// A redis-server on a socket in a directory of its own; stopped with the object, or with the thread
// that started it. Tests that need no trouble share the one of LINLI_TEST_REDIS.
class TestRedis {
 public:
  // How it lets callers in.
  struct Guard {
    // As deploy/local/redis-acl writes it: user "linli" with this password; empty: anybody.
    std::string password;
    // With TLS on a port of its own beside the socket: directory with tls.crt, tls.key and ca.crt.
    // Empty: none.
    std::string tls;
    bool certificate_required = true;  // of who calls
  };

  // Starts and waits until it answers. Throws std::runtime_error if it does not.
  TestRedis() : TestRedis(Guard{}) {}
  explicit TestRedis(Guard guard);
  ~TestRedis();
  TestRedis(const TestRedis&) = delete;
  TestRedis& operator=(const TestRedis&) = delete;

  // "unix:<path>", as in LINLI_REDIS; the same after a restart.
  std::string address() const { return "unix:" + socket_; }
  // "tls:127.0.0.1:<port>", with `tls` alone; the same after a restart.
  std::string tls_address() const { return "tls:127.0.0.1:" + std::to_string(port_); }

  // From now on this password and no other, for connections that come.
  void SetPassword(const std::string& password);

  // Kills it: connections break, new ones are refused, and everything in it is forgotten.
  void Stop();
  // Starts it again, empty. Nothing happens while it runs.
  void Start();

  // Keeps it from answering, with connections open, until Resume.
  void Hang();
  void Resume();

 private:
  std::vector<std::string> CommandLine() const;
  void WriteAcl() const;

  Guard guard_;
  int port_ = 0;
  std::string directory_;
  std::string socket_;
  pid_t pid_ = 0;
};

}  // namespace linli::support
