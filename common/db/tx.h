// One conversation with the database: named queries inside Database::Read or Database::Write.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "common/db/param.h"
#include "common/db/query.h"
#include "pqxx/pqxx"

namespace linli::db {

class Session;

class Tx {
 public:
  Tx(const Tx&) = delete;
  Tx& operator=(const Tx&) = delete;

  // Runs a query and returns its rows. Throws what pqxx throws: Database turns it into a status,
  // nobody else catches it.
  template <typename... Args>
  pqxx::result Run(const Query& query, const Args&... args) {
    const Param params[] = {Param(args)..., Param(std::nullopt)};
    return Execute(query, params, sizeof...(args));
  }

  // Runs a query together with the commit, in the same round trip, when its rows are not needed.
  // Inside Database::Write alone.
  template <typename... Args>
  void AtCommit(const Query& query, const Args&... args) {
    const Param params[] = {Param(args)..., Param(std::nullopt)};
    at_commit_ += ExecuteText(query, params, sizeof...(args));
    wrote_ = wrote_ || Writes(query);
  }

  // Whether a query of this conversation has changed rows, or one at the commit may: to look, to
  // lock and an UPDATE that met no row change nothing.
  bool wrote() const { return wrote_; }

  // Calls it once the commit is certain, and not if there is none. Inside Database::Write alone.
  void AfterCommit(std::function<void()> effect) { after_commit_.push_back(std::move(effect)); }

 private:
  friend class Database;

  enum class Kind { kRead, kWrite };
  // `timeout`: Session::TimeoutSql, sent ahead of the first query, in its round trip.
  Tx(Session& session, Kind kind, std::string timeout = "");

  static bool Writes(const Query& query);
  pqxx::result Execute(const Query& query, const Param* params, size_t count);
  pqxx::result Send(const Query& query, const Param* params, size_t count);
  // "EXECUTE name('…', …);": how a prepared statement shares a round trip with others.
  std::string ExecuteText(const Query& query, const Param* params, size_t count);
  void Commit();
  void RollbackQuietly();

  Session& session_;
  const Kind kind_;
  const std::string timeout_;
  bool begun_ = false;  // BEGIN travels with the first query
  bool committing_ = false;
  bool wrote_ = false;
  std::string at_commit_;
  std::vector<std::function<void()>> after_commit_;
};

}  // namespace linli::db
