// One conversation with the database: named queries inside Database::Read or Database::Write.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/query.h"
#include "common/db/values.h"
#include "pqxx/pqxx"

namespace linli::db {

class Tx {
 public:
  explicit Tx(pqxx::connection& connection);
  Tx(const Tx&) = delete;
  Tx& operator=(const Tx&) = delete;

  // Runs a query now. Arguments go in by pqxx (text), std::optional and nullptr as NULL; arrays,
  // times and bytes through the makers in values.h. Throws what pqxx throws: Database turns it into
  // a status, nobody else catches it.
  template <typename... Args>
  pqxx::result Run(const Query& query, const Args&... args) {
    Prepare(query);
    return work_.exec_prepared(query.name, args...);
  }

  // Runs a query together with the commit, in the same round trip, where its result is not needed.
  template <typename... Args>
  void AtCommit(const Query& query, const Args&... args) {
    std::vector<std::string> literals;
    (literals.push_back(Quote(args)), ...);
    Append(query, literals);
  }

  // For Database alone.
  pqxx::nontransaction& work() { return work_; }
  const std::string& at_commit() const { return at_commit_; }

 private:
  template <typename T>
  std::string Quote(const T& value) {
    return pqxx::string_traits<T>::is_null(value) ? "NULL" : work_.quote(value);
  }
  void Prepare(const Query& query);
  void Append(const Query& query, const std::vector<std::string>& literals);

  pqxx::connection& connection_;
  pqxx::nontransaction work_;
  std::string at_commit_;
};

}  // namespace linli::db
