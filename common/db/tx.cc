#include "common/db/tx.h"

#include <exception>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/db/session.h"

namespace linli::db {

Tx::Tx(Session& session, Kind kind, std::string timeout)
    : session_(session), kind_(kind), timeout_(std::move(timeout)) {}

bool Tx::Writes(const Query& query) {
  const std::string_view sql = query.sql;
  if (sql.find("INSERT INTO") != sql.npos || sql.find("DELETE FROM") != sql.npos) return true;
  constexpr std::string_view kUpdate = "UPDATE ";
  for (size_t at = sql.find(kUpdate); at != sql.npos; at = sql.find(kUpdate, at + 1)) {
    // FOR UPDATE and FOR NO KEY UPDATE lock.
    const std::string_view before = sql.substr(0, at);
    if (!before.ends_with("FOR ") && !before.ends_with("KEY ")) return true;
  }
  return false;
}

pqxx::result Tx::Execute(const Query& query, const Param* params, size_t count) {
  pqxx::result rows = Send(query, params, count);
  wrote_ = wrote_ || ((rows.affected_rows() > 0 || !rows.empty()) && Writes(query));
  return rows;
}

pqxx::result Tx::Send(const Query& query, const Param* params, size_t count) {
  session_.Prepare(query);
  if (kind_ == Kind::kWrite && !begun_) {
    begun_ = true;
    return session_.work().exec(
        absl::StrCat(timeout_, "BEGIN;", ExecuteText(query, params, count)));
  }
  std::vector<const char*> values;
  values.reserve(count);
  for (size_t i = 0; i < count; ++i) values.push_back(params[i].c_str());
  return session_.work().exec_prepared(query.name, pqxx::prepare::make_dynamic_params(values));
}

std::string Tx::ExecuteText(const Query& query, const Param* params, size_t count) {
  session_.Prepare(query);
  std::string text = absl::StrCat("EXECUTE ", query.name);
  for (size_t i = 0; i < count; ++i) {
    const char* value = params[i].c_str();
    absl::StrAppend(&text, i == 0 ? "(" : ",", value == nullptr ? "NULL" : session_.Quote(value));
  }
  if (count > 0) text.push_back(')');
  text.push_back(';');
  return text;
}

void Tx::Commit() {
  if (!begun_ && at_commit_.empty()) return RollbackQuietly();
  committing_ = true;
  session_.work().exec(begun_ ? absl::StrCat(at_commit_, "COMMIT")
                              : absl::StrCat(timeout_, "BEGIN;", at_commit_, "COMMIT"));
  begun_ = false;
  for (const std::function<void()>& effect : after_commit_) effect();
}

void Tx::RollbackQuietly() {
  // What stands before BEGIN in one message ends with the transaction.
  if (!timeout_.empty()) session_.ForgetTimeout();
  if (!begun_ && !committing_) return;
  try {
    session_.work().exec("ROLLBACK");
  } catch (const std::exception&) {
    // The connection is broken, and with it the transaction.
  }
}

}  // namespace linli::db
