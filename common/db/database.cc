#include "common/db/database.h"

#include <algorithm>
#include <random>
#include <thread>

#include "common/status/refusal.h"
#include "spdlog/spdlog.h"

namespace linli::db {
namespace {

constexpr int kMaxRuns = 6;

Fault Classify(const std::exception& exception) {
  if (dynamic_cast<const pqxx::broken_connection*>(&exception)) return Fault::kBroken;
  if (dynamic_cast<const pqxx::transaction_rollback*>(&exception)) return Fault::kLost;
  if (dynamic_cast<const pqxx::integrity_constraint_violation*>(&exception)) {
    return Fault::kConstraint;
  }
  if (const auto* sql = dynamic_cast<const pqxx::sql_error*>(&exception)) {
    const std::string& state = sql->sqlstate();
    if (state == "57014") return Fault::kTimeout;  // query_canceled by statement_timeout
    // The server has no disk, memory or connection left: that passes, and is no fault of the call.
    if (state.rfind("53", 0) == 0) return Fault::kBroken;
    // The server is going away, went away, or became a standby.
    if (state.rfind("57P", 0) == 0 || state.rfind("08", 0) == 0 || state == "25006") {
      return Fault::kBroken;
    }
    if (state.rfind("40", 0) == 0) return Fault::kLost;
  }
  return Fault::kOther;
}

// Fit for a JSON string: errors of PostgreSQL span lines and quote names.
std::string OneLine(std::string text) {
  for (char& c : text) {
    if (c == '"' || c == '\\') c = '\'';
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return text;
}

absl::Status StatusOf(Fault fault, const std::exception& exception) {
  switch (fault) {
    case Fault::kTimeout:
      return Refuse(Reason::DEADLINE_PASSED);
    case Fault::kBroken:
      return RefuseFor(absl::Seconds(1), Reason::DATABASE_UNAVAILABLE);
    case Fault::kLost:
      return RefuseFor(absl::Milliseconds(100), Reason::CONTENTION);
    case Fault::kConstraint:
    case Fault::kOther:
      break;
  }
  spdlog::error(R"({{"fault":"database","what":"{}"}})", OneLine(exception.what()));
  return Refuse(Reason::INTERNAL_FAULT);
}

void PauseBefore(int run, absl::Time deadline) {
  thread_local std::minstd_rand random(std::random_device{}());
  const int most = 1 << std::min(run, 5);
  const absl::Duration pause =
      absl::Milliseconds(std::uniform_int_distribution<int>(1, most * 2)(random));
  std::this_thread::sleep_for(absl::ToChronoMicroseconds(std::min(pause, deadline - absl::Now())));
}

}  // namespace

Database::Database(DatabaseOptions options) : options_(std::move(options)) {}
Database::~Database() = default;

absl::StatusOr<std::unique_ptr<Session>> Database::Borrow(absl::Time deadline) {
  {
    std::unique_lock lock(mutex_);
    while (idle_.empty() && lent_ >= options_.connections) {
      if (returned_.wait_until(lock, absl::ToChronoTime(deadline)) == std::cv_status::timeout) {
        return Refuse(Reason::DEADLINE_PASSED);
      }
    }
    stats_.lent = ++lent_;
    if (!idle_.empty()) {
      std::unique_ptr<Session> session = std::move(idle_.back());
      idle_.pop_back();
      stats_.idle = static_cast<int>(idle_.size());
      return session;
    }
  }
  try {
    auto session = std::make_unique<Session>(options_.conninfo, options_.schema);
    stats_.up = true;
    return session;
  } catch (const std::exception& exception) {
    GiveBack(nullptr);
    stats_.up = false;
    ++stats_.broken;
    spdlog::warn(R"({{"fault":"connect","what":"{}"}})", OneLine(exception.what()));
    return RefuseFor(absl::Seconds(1), Reason::DATABASE_UNAVAILABLE);
  }
}

void Database::GiveBack(std::unique_ptr<Session> session) {
  {
    const std::lock_guard lock(mutex_);
    stats_.lent = --lent_;
    if (session) idle_.push_back(std::move(session));
    stats_.idle = static_cast<int>(idle_.size());
  }
  returned_.notify_one();
}

void Database::Discard() {
  std::vector<std::unique_ptr<Session>> suspects;
  {
    const std::lock_guard lock(mutex_);
    stats_.lent = --lent_;
    suspects.swap(idle_);
    stats_.idle = 0;
  }
  returned_.notify_all();
}

Fault Database::Judge(const std::exception& exception) {
  const Fault fault = Classify(exception);
  std::atomic<uint64_t>* const counts[] = {&stats_.lost, &stats_.constraint, &stats_.timeout,
                                           &stats_.broken, &stats_.other};
  ++*counts[static_cast<int>(fault)];
  return fault;
}

absl::Status Database::Read(absl::Time deadline, absl::FunctionRef<absl::Status(Tx&)> body) {
  for (int run = 1;; ++run) {
    absl::StatusOr<std::unique_ptr<Session>> session = Borrow(deadline);
    if (!session.ok()) return session.status();
    try {
      const std::string timeout = (*session)->TimeoutSql(deadline - absl::Now());
      if (!timeout.empty()) (*session)->work().exec(timeout);
      Tx tx(**session, Tx::Kind::kRead);
      absl::Status status = body(tx);
      GiveBack(*std::move(session));
      return status;
    } catch (const std::exception& exception) {
      const Fault fault = Judge(exception);
      fault == Fault::kBroken ? Discard() : GiveBack(*std::move(session));
      if (fault != Fault::kBroken || run > 1) return StatusOf(fault, exception);
    }
  }
}

absl::Status Database::Write(absl::Time deadline, InDoubt in_doubt,
                             absl::FunctionRef<absl::Status(Tx&)> body) {
  for (int run = 1;; ++run) {
    absl::StatusOr<std::unique_ptr<Session>> session = Borrow(deadline);
    if (!session.ok()) return session.status();
    Tx tx(**session, Tx::Kind::kWrite, (*session)->TimeoutSql(deadline - absl::Now()));
    try {
      absl::Status status = body(tx);
      if (status.ok()) {
        tx.Commit();
      } else {
        tx.RollbackQuietly();
      }
      GiveBack(*std::move(session));
      return status;
    } catch (const std::exception& exception) {
      const Fault fault = Judge(exception);
      if (fault != Fault::kBroken) tx.RollbackQuietly();
      fault == Fault::kBroken ? Discard() : GiveBack(*std::move(session));
      const bool harmless =
          fault == Fault::kLost || fault == Fault::kConstraint ||
          (fault == Fault::kBroken && (!tx.committing_ || in_doubt == InDoubt::kRerun));
      if (!harmless || run == kMaxRuns || absl::Now() >= deadline) {
        return StatusOf(fault, exception);
      }
    }
    PauseBefore(run, deadline);
  }
}

}  // namespace linli::db
