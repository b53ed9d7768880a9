#include <atomic>
#include <thread>
#include <vector>

#include "common/db/database.h"
#include "common/status/refusal.h"
#include "gtest/gtest.h"
#include "tests/support/matchers.h"
#include "tests/support/postgres.h"

namespace linli::db {
namespace {

using InDoubt = Database::InDoubt;

constexpr Query kEcho{"test_echo",
                      "SELECT $1::text AS text, $2::bigint AS number, $3::timestamptz AS time, "
                      "$4::bytea AS bytes, $5::text[] AS texts, $6::text IS NULL AS nothing"};
constexpr Query kAdd{"test_add", "INSERT INTO item (id) VALUES ($1)"};
constexpr Query kBump{"test_bump", "UPDATE item SET n = n + 1 WHERE id = $1"};
constexpr Query kCount{"test_item_count", "SELECT count(*) FROM item"};
constexpr Query kSleep{"test_nap", "SELECT pg_sleep($1::float8)"};
constexpr Query kKill{"test_kill", "SELECT pg_terminate_backend(pg_backend_pid())"};
constexpr Query kTimeout{"test_timeout", "SELECT current_setting('statement_timeout')"};
constexpr Query kExists{"test_exists", "SELECT 1 FROM item WHERE id = $1"};

absl::Time Soon() { return absl::Now() + absl::Seconds(20); }

class DatabaseTest : public ::testing::Test {
 protected:
  DatabaseTest() {
    pqxx::connection connection(database_.superuser_conninfo());
    pqxx::nontransaction(connection)
        .exec("CREATE TABLE common.item (id text PRIMARY KEY, n int NOT NULL DEFAULT 0)");
  }
  absl::Status Write(absl::FunctionRef<absl::Status(Tx&)> body) {
    return db_.Write(Soon(), InDoubt::kFail, body);
  }
  int Items() {
    int items = -1;
    EXPECT_THAT(db_.Read(Soon(),
                         [&](Tx& tx) -> absl::Status {
                           items = tx.Run(kCount)[0][0].as<int>();
                           return absl::OkStatus();
                         }),
                IsOk());
    return items;
  }

  support::TestDatabase database_{"common"};
  Database db_{{database_.conninfo(), "common", 8}};
};

// To look, to lock and to change nothing is not to write.
TEST_F(DatabaseTest, KnowsWhetherItWrote) {
  static constexpr Query kLock{"test_wrote_lock", "SELECT n FROM item WHERE id = $1 FOR UPDATE"};
  static constexpr Query kShare{"test_wrote_key", "SELECT n FROM item FOR NO KEY UPDATE OF item"};
  static constexpr Query kPut{"test_wrote_add",
                              "INSERT INTO item (id) VALUES ($1) ON CONFLICT DO NOTHING"};
  static constexpr Query kGrow{"test_wrote_grow", "UPDATE item SET n = n + 1 WHERE id = $1"};
  static constexpr Query kDrop{"test_wrote_drop",
                               "WITH gone AS (DELETE FROM item WHERE id = $1 RETURNING 1) "
                               "SELECT count(*) FROM gone"};
  const auto wrote = [&](auto... queries) {
    bool answer = false;
    EXPECT_THAT(Write([&](Tx& tx) -> absl::Status {
                  (tx.Run(queries, "a"), ...);
                  answer = tx.wrote();
                  return absl::OkStatus();
                }),
                IsOk());
    return answer;
  };
  EXPECT_FALSE(wrote(kLock));
  EXPECT_FALSE(wrote(kGrow));  // there is no such row
  EXPECT_TRUE(wrote(kPut));
  EXPECT_FALSE(wrote(kPut));  // it is there
  EXPECT_FALSE(wrote(kLock, kExists));
  EXPECT_TRUE(wrote(kLock, kGrow));
  EXPECT_TRUE(wrote(kExists, kDrop));
  EXPECT_THAT(Write([&](Tx& tx) -> absl::Status {
                tx.Run(kShare);
                EXPECT_FALSE(tx.wrote());
                tx.AtCommit(kPut, "b");
                EXPECT_TRUE(tx.wrote());
                return absl::OkStatus();
              }),
              IsOk());
}

TEST_F(DatabaseTest, CarriesValuesThereAndBack) {
  const std::string text = "𠮷 'quoted' \\ \"ئۇيغۇر\"";
  const std::string bytes("\0\x01\xFF\\x", 5);
  const absl::Time time = absl::FromUnixMicros(1'795'000'000'123'456);
  const std::vector<std::string> texts{"a,b", "\"", "\\", "", "{}", "NULL"};
  // The first statement of a write goes another way than the second: both must agree.
  EXPECT_THAT(Write([&](Tx& tx) -> absl::Status {
                for (int i = 0; i < 2; ++i) {
                  const pqxx::row row =
                      tx.Run(kEcho, text, int64_t{-7}, time, Bytes{bytes}, texts, std::nullopt)[0];
                  EXPECT_EQ(row["text"].as<std::string>(), text);
                  EXPECT_EQ(row["number"].as<int64_t>(), -7);
                  EXPECT_EQ(ToTime(row["time"]), time);
                  EXPECT_EQ(ToBytes(row["bytes"]), bytes);
                  EXPECT_EQ(ToStrings(row["texts"]), texts);
                  EXPECT_TRUE(row["nothing"].as<bool>());
                }
                return absl::OkStatus();
              }),
              IsOk());
}

TEST_F(DatabaseTest, KnowsInfinity) {
  EXPECT_THAT(db_.Read(Soon(),
                       [&](Tx& tx) -> absl::Status {
                         const pqxx::row row =
                             tx.Run(kEcho, "", 0, absl::InfiniteFuture(), Bytes{""},
                                    std::vector<std::string>(), std::nullopt)[0];
                         EXPECT_EQ(ToTime(row["time"]), absl::InfiniteFuture());
                         return absl::OkStatus();
                       }),
              IsOk());
}

TEST_F(DatabaseTest, RollsBackWhatIsRefused) {
  EXPECT_THAT(Write([](Tx& tx) -> absl::Status {
                tx.Run(kAdd, "a");
                tx.AtCommit(kAdd, "b");
                return Refuse(Reason::ETAG_MISMATCH);
              }),
              RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_EQ(Items(), 0);
}

TEST_F(DatabaseTest, CommitsTheClosingStatementsWithTheRest) {
  EXPECT_THAT(Write([](Tx& tx) -> absl::Status {
                tx.Run(kAdd, "a");
                tx.AtCommit(kAdd, "it's b");
                return absl::OkStatus();
              }),
              IsOk());
  EXPECT_THAT(Write([](Tx& tx) -> absl::Status {
                tx.AtCommit(kAdd, "alone");
                return absl::OkStatus();
              }),
              IsOk());
  EXPECT_EQ(Items(), 3);
}

TEST_F(DatabaseTest, RunsAgainWhenAConstraintCaughtARace) {
  int runs = 0;
  EXPECT_THAT(Write([&](Tx& tx) -> absl::Status {
                if (++runs == 1) {
                  // Somebody else was faster.
                  EXPECT_THAT(Write([](Tx& other) -> absl::Status {
                                other.Run(kAdd, "a");
                                return absl::OkStatus();
                              }),
                              IsOk());
                } else if (!tx.Run(kExists, "a").empty()) {
                  return Refuse(Reason::ETAG_MISMATCH);
                }
                tx.Run(kAdd, "a");
                return absl::OkStatus();
              }),
              RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_EQ(runs, 2);
}

TEST_F(DatabaseTest, GivesUpOnAConstraintThatStandsForever) {
  EXPECT_THAT(Write([](Tx& tx) -> absl::Status {
                tx.Run(kAdd, "a");
                tx.Run(kAdd, "a");
                return absl::OkStatus();
              }),
              RefusedWith(Reason::INTERNAL_FAULT));
  EXPECT_EQ(Items(), 0);
}

TEST_F(DatabaseTest, SurvivesDeadlocks) {
  ASSERT_THAT(Write([](Tx& tx) -> absl::Status {
                for (int i = 0; i < 4; ++i) tx.Run(kAdd, std::to_string(i));
                return absl::OkStatus();
              }),
              IsOk());
  std::vector<std::thread> threads;
  std::atomic<int> ok{0};
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 5; ++i) {
        ok += Write([&](Tx& tx) -> absl::Status {
                for (int k = 0; k < 4; ++k) tx.Run(kBump, std::to_string((k * (t + 1) + t) % 4));
                return absl::OkStatus();
              }).ok();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(ok, 20);
}

TEST_F(DatabaseTest, EndsAtTheDeadline) {
  EXPECT_THAT(db_.Read(absl::Now() + absl::Milliseconds(60),
                       [](Tx& tx) -> absl::Status {
                         tx.Run(kSleep, 30.0);
                         return absl::OkStatus();
                       }),
              RefusedWith(Reason::DEADLINE_PASSED));
  EXPECT_EQ(Items(), 0);  // the session is fit for use again
}

TEST_F(DatabaseTest, WaitsForAConnectionNoLongerThanTheDeadline) {
  Database narrow({database_.conninfo(), "common", 1});
  EXPECT_THAT(narrow.Read(Soon(),
                          [&](Tx&) {
                            return narrow.Read(absl::Now() + absl::Milliseconds(20),
                                               [](Tx&) { return absl::OkStatus(); });
                          }),
              RefusedWith(Reason::DEADLINE_PASSED));
}

TEST_F(DatabaseTest, RunsAgainWhenTheConnectionBreaksBeforeTheCommit) {
  int runs = 0;
  EXPECT_THAT(Write([&](Tx& tx) -> absl::Status {
                tx.Run(kAdd, "a");
                if (++runs == 1) tx.Run(kKill);
                return absl::OkStatus();
              }),
              IsOk());
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(Items(), 1);
}

TEST_F(DatabaseTest, RunsAgainAfterACommitInDoubtOnlyIfTold) {
  for (const InDoubt in_doubt : {InDoubt::kFail, InDoubt::kRerun}) {
    int runs = 0;
    const absl::Status status = db_.Write(Soon(), in_doubt, [&](Tx& tx) -> absl::Status {
      if (++runs == 1) tx.AtCommit(kKill);
      return absl::OkStatus();
    });
    if (in_doubt == InDoubt::kFail) {
      EXPECT_THAT(status, RefusedWith(Reason::DATABASE_UNAVAILABLE));
      EXPECT_EQ(runs, 1);
    } else {
      EXPECT_THAT(status, IsOk());
      EXPECT_EQ(runs, 2);
    }
  }
}

TEST_F(DatabaseTest, SaysThatTheDatabaseIsAway) {
  Database away({"host=/nonexistent dbname=x", "common", 1});
  EXPECT_THAT(away.Read(Soon(), [](Tx&) { return absl::OkStatus(); }),
              RefusedWith(Reason::DATABASE_UNAVAILABLE));
}

// The time-out travels ahead of BEGIN, and what stands there ends with the transaction.
TEST_F(DatabaseTest, ATimeoutIsSetAgainAfterARollback) {
  Database one({database_.conninfo(), "common", 1});
  const auto timeout_then = [&](const absl::Status& end) {
    std::string timeout;
    one.Write(absl::Now() + absl::Seconds(8), InDoubt::kFail,
              [&](Tx& tx) {
                timeout = tx.Run(kTimeout)[0][0].c_str();
                return end;
              })
        .IgnoreError();
    return timeout;
  };
  const auto nothing = [](Tx&) { return absl::OkStatus(); };
  EXPECT_THAT(one.Write(absl::Now() + absl::Seconds(8), InDoubt::kFail, nothing), IsOk());
  EXPECT_EQ(timeout_then(absl::CancelledError()), "10s");
  EXPECT_EQ(timeout_then(absl::CancelledError()), "10s");
  EXPECT_EQ(timeout_then(absl::OkStatus()), "10s");
  EXPECT_EQ(timeout_then(absl::OkStatus()), "10s");
}

}  // namespace
}  // namespace linli::db
