#include <atomic>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "pqxx/pqxx"
#include "tests/support/postgres.h"

namespace linli::support {
namespace {

std::string Ask(const std::string& conninfo, const std::string& sql) {
  pqxx::connection connection(conninfo);
  const pqxx::result rows = pqxx::nontransaction(connection).exec(sql);
  return rows.empty() ? "" : rows[0][0].as<std::string>("");
}

TEST(TestDatabase, IsEnteredAsTheServicesOwnRole) {
  const TestDatabase database("hours");
  EXPECT_EQ(Ask(database.conninfo(), "SELECT current_user"), "linli_hours");
  EXPECT_EQ(Ask(database.superuser_conninfo(),
                "SELECT usesuper FROM pg_user WHERE usename = "
                "current_user"),
            "t");
  EXPECT_THROW(Ask(database.conninfo(), "CREATE TABLE public.mine (a int)"), pqxx::sql_error);
}

TEST(TestDatabase, IsNotSharedWithAnother) {
  const TestDatabase one("common");
  const TestDatabase other("common");
  Ask(one.conninfo(), "CREATE TABLE common.mine (a int)");
  EXPECT_EQ(Ask(one.conninfo(), "SELECT to_regclass('common.mine')"), "common.mine");
  EXPECT_EQ(Ask(other.conninfo(), "SELECT to_regclass('common.mine')"), "");
}

TEST(TestDatabase, HasTheTablesThatAllServicesShare) {
  const TestDatabase database("common");
  EXPECT_EQ(Ask(database.conninfo(), "SELECT to_regclass('common.outbox')"), "common.outbox");
}

TEST(TestDatabase, IsGoneWithTheObjectEvenIfSomebodyIsConnected) {
  std::optional<TestDatabase> database(std::in_place, "common");
  const std::string name = Ask(database->conninfo(), "SELECT current_database()");
  pqxx::connection still_there(database->conninfo());
  database.reset();
  EXPECT_EQ(Ask(std::getenv("LINLI_TEST_DATABASE"),
                "SELECT 1 FROM pg_database WHERE datname = '" + name + "'"),
            "");
}

TEST(TestDatabase, WaitsForTransactionsThatHideEvents) {
  const TestDatabase database("common");
  const TestDatabase other("common");
  pqxx::connection connection(other.conninfo());
  std::optional<pqxx::work> open(std::in_place, connection);
  open->exec("SELECT pg_current_xact_id()");
  std::atomic<bool> waited = false;
  std::thread waiter([&] {
    database.WaitForFeed();
    waited = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_FALSE(waited);
  open->commit();
  open.reset();
  waiter.join();
}

TEST(TestDatabase, SaysHowToRunTestsWhenThereIsNoCluster) {
  const std::string conninfo = std::getenv("LINLI_TEST_DATABASE");
  unsetenv("LINLI_TEST_DATABASE");
  try {
    const TestDatabase database("common");
    ADD_FAILURE() << "made a database out of nothing";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("tests/run"));
  }
  setenv("LINLI_TEST_DATABASE", conninfo.c_str(), 1);
}

}  // namespace
}  // namespace linli::support
