// The pool of connections of one service to its schema, and the two ways to use it. Turns every
// exception of libpqxx into a status: the only place that catches them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/session.h"
#include "common/db/tx.h"

namespace linli::db {

// What an exception of libpqxx means for the conversation that threw it.
enum class Fault { kLost, kConstraint, kTimeout, kBroken, kOther };

struct DatabaseOptions {
  std::string conninfo;  // libpq; several hosts with target_session_attrs=read-write for failover
  std::string schema;    // becomes the search_path, before public
  int connections = 8;   // as many as there are workers: none ever waits for another
};

// What the pool has seen. Read at any time.
struct DatabaseStats {
  std::atomic<bool> up{false};  // whether the last one that needed a connection had one
  std::atomic<int> lent{0};
  std::atomic<int> idle{0};
  // Conversations that went wrong, by what was wrong.
  std::atomic<uint64_t> lost{0};        // against others: run again
  std::atomic<uint64_t> constraint{0};  // caught by one: run again
  std::atomic<uint64_t> timeout{0};     // longer than the call's deadline
  std::atomic<uint64_t> broken{0};      // the connection, or none to be had
  std::atomic<uint64_t> other{0};       // a fault of ours
};

class Database {
 public:
  explicit Database(DatabaseOptions options);
  ~Database();

  // Runs `body` with each statement on its own snapshot, autocommitted. Repeats it once when the
  // connection turns out to be dead.
  absl::Status Read(absl::Time deadline, absl::FunctionRef<absl::Status(Tx&)> body);

  // What to do when the connection breaks during COMMIT and nobody knows whether it happened.
  enum class InDoubt {
    kFail,   // UNAVAILABLE: the caller has to find out
    kRerun,  // run the body again, which finds out by itself (a replay row, a saved cursor)
  };

  // Runs `body` in one READ COMMITTED transaction and commits if it returns OK; otherwise rolls
  // back and returns its status. Runs it again, with a pause, when it loses against others: on
  // serialization failure, on deadlock, and when a constraint catches what a check before it did
  // not yet see (the next run sees it and can say it in the caller's words). So `body` keeps no
  // effect outside of the transaction.
  absl::Status Write(absl::Time deadline, InDoubt in_doubt,
                     absl::FunctionRef<absl::Status(Tx&)> body);

  const DatabaseStats& stats() const { return stats_; }
  int connections() const { return options_.connections; }

 private:
  absl::StatusOr<std::unique_ptr<Session>> Borrow(absl::Time deadline);
  void GiveBack(std::unique_ptr<Session> session);
  // Instead of giving back a session whose connection broke: whatever broke it (a restart, a
  // failover) most likely broke the idle ones too, so they go with it.
  void Discard();

  // Counts it, and says what it means.
  Fault Judge(const std::exception& exception);

  const DatabaseOptions options_;
  DatabaseStats stats_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Session>> idle_;
  int lent_ = 0;
};

}  // namespace linli::db
