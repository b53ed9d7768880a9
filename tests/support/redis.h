// A Redis of one's own, for tests of what happens when Redis hangs, dies and comes back.
#pragma once

#include <sys/types.h>

#include <string>

namespace linli::support {

// A redis-server on a socket in a directory of its own; stopped with the object, or with the thread
// that started it. Tests that need no trouble share the one of LINLI_TEST_REDIS.
class TestRedis {
 public:
  // Starts and waits until it answers. Throws std::runtime_error if it does not.
  TestRedis();
  ~TestRedis();
  TestRedis(const TestRedis&) = delete;
  TestRedis& operator=(const TestRedis&) = delete;

  // "unix:<path>", as in LINLI_REDIS; the same after a restart.
  std::string address() const { return "unix:" + socket_; }

  // Kills it: connections break, new ones are refused, and everything in it is forgotten.
  void Stop();
  // Starts it again, empty. Nothing happens while it runs.
  void Start();

  // Keeps it from answering, with connections open, until Resume.
  void Hang();
  void Resume();

 private:
  std::string directory_;
  std::string socket_;
  pid_t pid_ = 0;
};

}  // namespace linli::support
