#include "common/db/session.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>
#include <set>

#include "absl/strings/str_cat.h"

namespace linli::db {
namespace {

// A reconnect in the middle of a conversation would silently run the rest outside of its
// transaction, so libpqxx 6 is told not to. Its only switch is marked deprecated for other reasons.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
void NeverReconnect(pqxx::connection& connection) { connection.inhibit_reactivation(true); }
#pragma GCC diagnostic pop

// Tests ask which queries ran: tests/checks/queries fails for a query that none executes.
void RecordForCoverage(const char* name) {
  static const char* const directory = std::getenv("LINLI_QUERY_COVERAGE");
  if (directory == nullptr) return;
  static std::mutex mutex;
  static std::set<std::string> seen;
  const std::lock_guard lock(mutex);
  if (!seen.insert(name).second) return;
  std::ofstream(absl::StrCat(directory, "/", getpid()), std::ios::app) << name << '\n';
}

}  // namespace

Session::Session(const std::string& conninfo, const std::string& schema)
    : connection_(conninfo), work_((NeverReconnect(connection_), connection_)) {
  work_.exec(
      absl::StrCat("SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET bytea_output = 'hex'; "
                   // One forgotten transaction would hold back every feed (pg_snapshot_xmin).
                   "SET idle_in_transaction_session_timeout = '30s'; "
                   // Every query here is short: planning it anew, or compiling it, costs more than
                   // running it (tests/bench/README.md). A named query has one plan.
                   "SET plan_cache_mode = force_generic_plan; SET jit = off; SET search_path TO ",
                   work_.quote_name(schema), ", public"));
}

void Session::Prepare(const Query& query) {
  if (prepared_.count(query.name) > 0) return;
  RecordForCoverage(query.name);
  connection_.prepare(query.name, query.sql);
  connection_.prepare_now(query.name);
  prepared_.insert(query.name);
}

std::string Session::TimeoutSql(absl::Duration remaining) {
  static constexpr int kSteps[] = {50,   100,   200,   500,   1000,  2000,
                                   5000, 10000, 30000, 60000, 300000};
  int step = kSteps[std::size(kSteps) - 1];
  for (const int candidate : kSteps) {
    if (absl::Milliseconds(candidate) >= remaining) {
      step = candidate;
      break;
    }
  }
  if (step == timeout_ms_) return "";
  timeout_ms_ = step;
  return absl::StrCat("SET statement_timeout = ", step, ";");
}

}  // namespace linli::db
