// One connection to PostgreSQL with what it remembers. Only for this room.
#pragma once

#include <string>
#include <unordered_set>

#include "absl/time/time.h"
#include "common/db/query.h"
#include "pqxx/pqxx"

namespace linli::db {

class Session {
 public:
  Session(const std::string& conninfo, const std::string& schema);

  pqxx::nontransaction& work() { return work_; }

  // Registers the query with the server on its first use.
  void Prepare(const Query& query);

  // The SQL that makes statements of this session end before the deadline: empty most of the time,
  // because the time-out is rounded up to a few steps and kept.
  std::string TimeoutSql(absl::Duration remaining);
  // That SQL was not run, or was rolled back.
  void ForgetTimeout() { timeout_ms_ = 0; }

  std::string Quote(const char* text) { return work_.quote(text); }

 private:
  pqxx::connection connection_;
  pqxx::nontransaction work_;
  std::unordered_set<const char*> prepared_;
  int timeout_ms_ = 0;
};

}  // namespace linli::db
