// The count of wrong tries, tried on its own; in a call it is tried by common/rpc/host_pgtest.cc.
#include <atomic>
#include <thread>
#include <vector>

#include "common/attempts/attempts.h"
#include "common/status/details.h"
#include "google/rpc/error_details.pb.h"
#include "tests/support/matchers.h"
#include "tests/support/postgres.h"

namespace linli::attempts {
namespace {

const absl::Time kNow = absl::FromCivil(absl::CivilHour(2026, 12, 31, 23), absl::UTCTimeZone());
const Limit kThree{3, absl::Minutes(10)};
const Guess kGuess{"volunteers/V1", "organizations/o"};

class AttemptsTest : public ::testing::Test {
 protected:
  absl::Status Try(const Guess& guess, absl::Time at = kNow, bool right = false) {
    absl::Status taken;
    const absl::Status done =
        db_.Write(absl::Now() + absl::Seconds(30), db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
          taken = Take(tx, guess, kThree, at);
          if (taken.ok() && right) Forgive(tx, guess);
          return absl::OkStatus();
        });
    return done.ok() ? taken : done;
  }

  support::TestDatabase database_{"common"};
  db::Database db_{{database_.conninfo(), "common", 8}};
};

TEST_F(AttemptsTest, AreRefusedBeyondTheLimitUntilTheWindowEnds) {
  for (int i = 0; i < 3; ++i) EXPECT_THAT(Try(kGuess, kNow + absl::Minutes(i)), IsOk());
  const absl::Status refused = Try(kGuess, kNow + absl::Minutes(4));
  EXPECT_THAT(refused, RefusedWith(Reason::TOO_MANY_ATTEMPTS));
  EXPECT_EQ(DetailOf<google::rpc::RetryInfo>(refused)->retry_delay().seconds(), 6 * 60);
  EXPECT_THAT(Try(kGuess, kNow + absl::Minutes(10) - absl::Microseconds(1)),
              RefusedWith(Reason::TOO_MANY_ATTEMPTS))
      << "a refused try does not prolong the wait, nor end it";
  // Past midnight of 31 December: a new window, whole.
  for (int i = 0; i < 3; ++i) EXPECT_THAT(Try(kGuess, kNow + absl::Minutes(10)), IsOk());
  EXPECT_THAT(Try(kGuess, kNow + absl::Minutes(10)), RefusedWith(Reason::TOO_MANY_ATTEMPTS));
}

TEST_F(AttemptsTest, AreCountedPerSubjectAndTarget) {
  for (int i = 0; i < 3; ++i) EXPECT_THAT(Try(kGuess), IsOk());
  EXPECT_THAT(Try({"volunteers/V2", kGuess.target}), IsOk());
  EXPECT_THAT(Try({kGuess.subject, "organizations/other"}), IsOk());
  EXPECT_THAT(Try(kGuess), RefusedWith(Reason::TOO_MANY_ATTEMPTS));
}

TEST_F(AttemptsTest, AreForgivenByARightAnswer) {
  for (int round = 0; round < 3; ++round) {
    EXPECT_THAT(Try(kGuess), IsOk());
    EXPECT_THAT(Try(kGuess), IsOk());
    EXPECT_THAT(Try(kGuess, kNow, true), IsOk());
  }
}

TEST_F(AttemptsTest, AreNoMoreWhenManyGuessInParallel) {
  std::atomic<int> taken = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 100; ++i) {
    threads.emplace_back([&] { taken += Try(kGuess).ok(); });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(taken, 3);
}

TEST_F(AttemptsTest, ArePurgedWhenTheirWindowIsOver) {
  ASSERT_THAT(Try(kGuess), IsOk());
  const absl::Time deadline = absl::Now() + absl::Seconds(30);
  const auto kept = [this] {
    pqxx::connection connection(database_.superuser_conninfo());
    return pqxx::nontransaction(connection)
        .exec("SELECT count(*) FROM common.attempt")[0][0]
        .as<int>();
  };
  EXPECT_THAT(Purge(db_, kNow + absl::Minutes(9), deadline), IsOk());
  EXPECT_EQ(kept(), 1);
  EXPECT_THAT(Purge(db_, kNow + absl::Minutes(10), deadline), IsOk());
  EXPECT_EQ(kept(), 0);
}

}  // namespace
}  // namespace linli::attempts
