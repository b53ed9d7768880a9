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
#include "tests/support/postgres.h"
#include "tests/support/redis.h"

namespace linli::support {

// A program's exit as the shell tells it: its code, or 128 and the signal's number.
using ExitCode = int;

class Suite {
 public:
  enum class WithRedis { kYes, kNo };

  // Starts everything and waits until each service says that it serves. Throws std::runtime_error
  // outside of tests/run, and where a program does not start (its log is in the message).
  explicit Suite(WithRedis with_redis = WithRedis::kYes);
  ~Suite();  // kills what runs
  Suite(const Suite&) = delete;
  Suite& operator=(const Suite&) = delete;

  demo::Line& line() { return *line_; }
  TestRedis& redis() { return *redis_; }
  // Of all four services.
  demo::RehearsalTime& time() { return *time_; }

  // "127.0.0.1:port"; the same after a restart.
  const std::string& AddressOf(const std::string& service) const;
  const std::string& MetricsOf(const std::string& service) const;

  // One more process of a service, on the same database and Redis; its name, by which it is killed
  // and started like any other.
  std::string AddReplica(const std::string& service);
  // A line whose calls to this replica's service go to the replica.
  std::unique_ptr<demo::Line> LineTo(const std::string& replica) const;

  void Kill(const std::string& service);       // kill -9
  void Terminate(const std::string& service);  // SIGTERM, without waiting
  ExitCode WaitForExit(const std::string& service);
  void Start(const std::string& service);  // again, at the same address

  // The first value of a query on a service's database, as superuser: Count("hours", "SELECT …").
  int64_t Count(const std::string& service, const std::string& sql);

 private:
  struct Program {
    std::string address;
    std::string metrics;
    std::shared_ptr<TestDatabase> database;  // replicas share one
    pid_t pid = 0;
  };

  demo::Addresses Addresses() const;
  void Spawn(const std::string& service);
  void WaitUntilServing(const std::string& service);
  std::vector<std::string> CommandLine(const std::string& name) const;
  std::string LogOf(const std::string& service) const;

  std::string directory_;
  std::unique_ptr<TestRedis> redis_;
  std::map<std::string, Program> programs_;
  std::unique_ptr<demo::RehearsalTime> time_;
  std::unique_ptr<demo::Line> line_;
};

}  // namespace linli::support
