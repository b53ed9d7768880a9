// The four real programs as child processes, on databases, a Redis and keys of their own, for
// stories over all of them and for trouble: kill -9, restarts, drains, a Redis that is gone.
#pragma once

#include <sys/types.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "deploy/demo/calendar.h"
#include "deploy/demo/line.h"
#include "tests/support/certificates.h"
#include "tests/support/postgres.h"
#include "tests/support/redis.h"

namespace linli::support {

// A program's exit as the shell tells it: its code, or 128 and the signal's number.
using ExitCode = int;

class Suite {
 public:
  enum class WithRedis { kYes, kNo };
  struct Shape {
    bool redis = true;
    int replicas = 1;  // of each service; calls go to all of them in turn
    bool tls = false;  // on every edge, Redis's too, and nobody comes without a certificate
    int drain_wait_ms = 0;
  };

  // Starts everything and waits until each service says that it serves. Throws std::runtime_error
  // outside of tests/run, and where a program does not start (its log is in the message).
  explicit Suite(const Shape& shape);
  explicit Suite(WithRedis with_redis = WithRedis::kYes)
      : Suite(Shape{.redis = with_redis == WithRedis::kYes}) {}
  ~Suite();  // kills what runs
  Suite(const Suite&) = delete;
  Suite& operator=(const Suite&) = delete;

  demo::Line& line() { return *line_; }
  const demo::Addresses& addresses() const { return addresses_; }
  TestRedis& redis() { return *redis_; }
  // With TLS: what the services show to Redis from now on.
  void SetRedisPassword(const std::string& password);
  // Of all four services.
  demo::RehearsalTime& time() { return *time_; }

  // Where each service's log lies, "<service>.log".
  const std::string& directory() const { return directory_; }

  // "127.0.0.1:port"; the same after a restart. Replicas count from 0.
  const std::string& AddressOf(const std::string& service, int replica = 0) const;
  const std::string& MetricsOf(const std::string& service, int replica = 0) const;

  void Kill(const std::string& service, int replica = 0);       // kill -9
  void Terminate(const std::string& service, int replica = 0);  // SIGTERM, without waiting
  ExitCode WaitForExit(const std::string& service, int replica = 0);
  void Start(const std::string& service, int replica = 0);  // again, at the same address

  // A directory with a client's certificate that names this subject, with --tls.
  std::string ClientTls(const std::string& subject);

  // The first value of a query on a service's database, as superuser: Count("hours", "SELECT …").
  int64_t Count(const std::string& service, const std::string& sql);
  // libpq, as superuser: for who has to stand in a service's way.
  std::string DatabaseOf(const std::string& service) const;

 private:
  struct Program {
    std::string address;
    std::string metrics;
    pid_t pid = 0;
  };

  void StartRedis();
  // Where a client finds all replicas of a service.
  std::string TargetOf(const std::string& service) const;
  std::string TlsOf(const std::string& service) const;  // directory; empty without TLS
  void Spawn(const std::string& service, int replica);
  void WaitUntilServing(const std::string& service, int replica);
  std::vector<std::string> CommandLine(const std::string& service, int replica) const;
  std::string LogFile(const std::string& service, int replica) const;
  std::string LogOf(const std::string& service, int replica) const;

  const Shape shape_;
  std::string directory_;
  const TestAuthority authority_;
  std::unique_ptr<TestRedis> redis_;
  std::map<std::string, std::unique_ptr<TestDatabase>> databases_;
  std::map<std::string, std::vector<Program>> programs_;
  std::unique_ptr<demo::RehearsalTime> time_;
  demo::Addresses addresses_;
  std::unique_ptr<demo::Line> line_;
};

}  // namespace linli::support
