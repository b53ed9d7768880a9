#include "tests/support/postgres.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <stdexcept>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "pqxx/pqxx"

namespace linli::support {
namespace {

constexpr char kObjectInUse[] = "55006";

std::string ClusterConninfo() {
  const char* conninfo = std::getenv("LINLI_TEST_DATABASE");
  if (conninfo == nullptr) {
    throw std::runtime_error(
        "LINLI_TEST_DATABASE is not set: run the tests through tests/run, or this program in "
        "tests/run --shell");
  }
  return conninfo;
}

void RunOnCluster(const std::string& sql) {
  pqxx::connection connection(ClusterConninfo());
  pqxx::nontransaction(connection).exec(sql);
}

// Whoever looks at the template, autovacuum for one, forbids to copy it for a moment.
void Clone(const std::string& source, const std::string& name) {
  const absl::Time give_up = absl::Now() + absl::Seconds(30);
  for (;;) {
    try {
      return RunOnCluster(absl::StrCat("CREATE DATABASE ", name, " TEMPLATE ", source));
    } catch (const pqxx::sql_error& error) {
      if (error.sqlstate() != kObjectInUse || absl::Now() > give_up) throw;
    }
    absl::SleepFor(absl::Milliseconds(50));
  }
}

}  // namespace

TestDatabase::TestDatabase(std::string_view service) {
  static std::atomic<int> count = 0;
  name_ = absl::StrCat("linli_test_", std::string(service), "_", getpid(), "_", ++count);
  // Of a word that libpq reads twice, the last counts.
  superuser_conninfo_ = absl::StrCat(ClusterConninfo(), " dbname=", name_);
  conninfo_ = superuser_conninfo_;
  if (service != "common") absl::StrAppend(&conninfo_, " user=linli_", std::string(service));
  Clone(absl::StrCat("linli_template_", std::string(service)), name_);
}

void TestDatabase::WaitForFeed() const {
  pqxx::connection connection(superuser_conninfo_);
  pqxx::nontransaction work(connection);
  const auto last = work.exec("SELECT pg_current_xact_id()")[0][0].as<std::string>();
  const std::string older_ended =
      absl::StrCat("SELECT pg_snapshot_xmin(pg_current_snapshot()) > '", last, "'::text::xid8");
  const absl::Time give_up = absl::Now() + absl::Seconds(30);
  while (!work.exec(older_ended)[0][0].as<bool>()) {
    if (absl::Now() > give_up)
      throw std::runtime_error("a transaction stays open and hides events");
    absl::SleepFor(absl::Milliseconds(5));
  }
}

TestDatabase::~TestDatabase() {
  try {
    RunOnCluster(absl::StrCat("DROP DATABASE ", name_, " WITH (FORCE)"));
  } catch (const std::exception& error) {
    std::cerr << "cannot drop " << name_ << ": " << error.what() << '\n';
  }
}

}  // namespace linli::support
