#include <thread>

#include "common/metrics/registry.h"
#include "common/outbox/outbox.h"
#include "common/outbox/subscriber.h"
#include "common/outbox/tally.h"
#include "gtest/gtest.h"
#include "pqxx/pqxx"
#include "tests/support/matchers.h"
#include "tests/support/postgres.h"

namespace linli::outbox {
namespace {

constexpr db::Query kLock{"test_hold_back", "SELECT pg_current_xact_id()"};
constexpr db::Query kEffect{"test_effect",
                            "INSERT INTO effect (id, version) VALUES ($1, $2) ON CONFLICT (id) DO "
                            "UPDATE SET version = $2, times = effect.times + 1"};

absl::Time Soon() { return absl::Now() + absl::Seconds(20); }

class OutboxTest : public ::testing::Test {
 protected:
  OutboxTest() : superuser_(database_.superuser_conninfo()), work_(superuser_) {
    work_.exec(
        "CREATE TABLE common.effect (id text PRIMARY KEY, version bigint NOT NULL, "
        "times int NOT NULL DEFAULT 1)");
  }

  void Emit(const std::string& id, int64_t version) {
    ASSERT_THAT(db_.Write(Soon(), db::Database::InDoubt::kFail,
                          [&](db::Tx& tx) -> absl::Status {
                            Append(tx, id, version);
                            return absl::OkStatus();
                          }),
                IsOk());
  }
  static void Append(db::Tx& tx, const std::string& id, int64_t version) {
    Emitter emitter;
    emitter.Emit("note", id, version, "testing.note.written", events::v1::Cursor());
    AppendAtCommit(tx, absl::Now(), {{&emitter.emitted()[0], ""}});
  }
  std::vector<std::string> ReadIds(events::v1::Cursor& cursor, int limit = 100) {
    absl::StatusOr<events::v1::EventBatch> batch = ReadAfter(db_, Soon(), cursor, limit);
    EXPECT_THAT(batch, IsOk());
    std::vector<std::string> ids;
    for (const auto& event : batch->events()) ids.push_back(event.aggregate_id());
    cursor = batch->cursor();
    return ids;
  }
  int Count(const std::string& sql) { return work_.exec(sql)[0][0].as<int>(); }

  support::TestDatabase database_{"common"};
  db::Database db_{{database_.conninfo(), "common", 8}};
  pqxx::connection superuser_;
  pqxx::nontransaction work_;
};

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Somebody's transaction that stays open keeps events from all who follow, and nobody hears of it.
TEST_F(OutboxTest, TellsHowLongEventsAreHeldBack) {
  pqxx::connection other(database_.superuser_conninfo());
  const auto held = [&](absl::Time now) { return *HeldBack(db_, Soon(), now); };
  {
    pqxx::work open(other);
    open.exec("SELECT pg_current_xact_id()");
    Emit("held", 1);
    EXPECT_GT(held(absl::Now() + absl::Minutes(1)), absl::Seconds(59));
    open.commit();
  }
  // Tests beside this one have transactions of their own; they end.
  const absl::Time give_up = absl::Now() + absl::Seconds(20);
  while (held(absl::Now()) > absl::ZeroDuration() && absl::Now() < give_up) {
  }
  EXPECT_EQ(held(absl::Now() + absl::Minutes(1)), absl::ZeroDuration());
}

TEST_F(OutboxTest, ReadsInOrderFromACursor) {
  for (int i = 1; i <= 5; ++i) Emit("n" + std::to_string(i), i);
  database_.WaitForFeed();
  events::v1::Cursor cursor;
  EXPECT_THAT(ReadIds(cursor, 2), ElementsAre("n1", "n2"));
  EXPECT_THAT(ReadIds(cursor, 2), ElementsAre("n3", "n4"));
  EXPECT_THAT(ReadIds(cursor, 2), ElementsAre("n5"));
  EXPECT_THAT(ReadIds(cursor, 2), IsEmpty());
}

// Law 7: "id > n" would lose the row of the slow transaction.
TEST_F(OutboxTest, LosesNothingThatCommitsLate) {
  events::v1::Cursor cursor;
  absl::Status slow = db_.Write(Soon(), db::Database::InDoubt::kFail, [&](db::Tx& tx) {
    tx.Run(kLock);  // takes its transaction id first
    Emit("fast", 1);
    EXPECT_THAT(ReadIds(cursor), IsEmpty());  // the fast one waits for the slow one
    Append(tx, "slow", 1);
    return absl::OkStatus();
  });
  ASSERT_THAT(slow, IsOk());
  database_.WaitForFeed();
  EXPECT_THAT(ReadIds(cursor), ElementsAre("slow", "fast"));
}

// Business as numbers: what is committed counts, and nothing else.
TEST_F(OutboxTest, AddsToACounterWhatCommittedEventsSay) {
  Tally("testing.note.written", "testing_notes_total", "What notes are worth.",
        [](const std::string& payload) {
          events::v1::Cursor cursor;
          return cursor.ParseFromString(payload) ? cursor.transaction() : 0;
        });
  metrics::Counter& counted = metrics::Process().CounterOf("testing_notes_total", "");
  events::v1::Cursor worth;
  worth.set_transaction(90);
  Emitter emitter;
  emitter.Emit("note", "n", 1, "testing.note.written", worth);
  emitter.Emit("note", "m", 1, "testing.note.read", worth);
  const auto write = [&](absl::Status end) {
    return db_.Write(Soon(), db::Database::InDoubt::kFail, [&](db::Tx& tx) {
      AppendAtCommit(tx, absl::Now(), {{&emitter.emitted()[0], ""}, {&emitter.emitted()[1], ""}});
      return end;
    });
  };
  EXPECT_FALSE(write(absl::AbortedError("thought better of it")).ok());
  EXPECT_EQ(counted.Value(), 0);
  EXPECT_THAT(write(absl::OkStatus()), IsOk());
  EXPECT_EQ(counted.Value(), 90);
}

TEST_F(OutboxTest, RefusesACursorOfAnotherEpoch) {
  Emit("n1", 1);
  database_.WaitForFeed();
  events::v1::Cursor cursor;
  ReadIds(cursor);
  work_.exec("UPDATE common.feed_epoch SET epoch = epoch + 1");
  absl::StatusOr<events::v1::EventBatch> batch = ReadAfter(db_, Soon(), cursor, 10);
  EXPECT_THAT(batch, RefusedWith(Reason::FEED_EPOCH_CHANGED));
  EXPECT_EQ(MentionOf(batch.status(), "epoch"), "2");
}

TEST_F(OutboxTest, PurgesWhatIsOld) {
  Emit("n1", 1);
  EXPECT_THAT(Purge(db_, Soon(), absl::Now() - absl::Hours(1)), IsOkAndHolds(0));
  EXPECT_THAT(Purge(db_, Soon(), absl::Now() + absl::Hours(1)), IsOkAndHolds(1));
  EXPECT_EQ(Count("SELECT count(*) FROM common.outbox"), 0);
}

// Reads the feed of the same database, and breaks after each batch if told so.
class LocalSource final : public FeedSource {
 public:
  LocalSource(db::Database& database, bool breaks) : database_(database), breaks_(breaks) {}

  absl::Status Follow(
      const events::v1::Cursor& from,
      absl::FunctionRef<absl::Status(const events::v1::EventBatch&)> take) override {
    events::v1::Cursor after = from;
    while (!cancelled_) {
      absl::StatusOr<events::v1::EventBatch> batch = ReadAfter(database_, Soon(), after, 7);
      if (!batch.ok()) return batch.status();
      if (batch->events_size() > 0) {
        if (absl::Status taken = take(*batch); !taken.ok()) return taken;
        if (breaks_) return absl::UnavailableError("broken");
        after = batch->cursor();
      }
      std::this_thread::yield();
    }
    return absl::CancelledError();
  }
  void Cancel() override { cancelled_ = true; }

 private:
  db::Database& database_;
  const bool breaks_;
  std::atomic<bool> cancelled_{false};
};

absl::Status Note(db::Tx& tx, Emitter&, const events::v1::Event& event) {
  tx.Run(kEffect, event.aggregate_id(), event.version());
  return absl::OkStatus();
}

class SubscriberTest : public OutboxTest {
 protected:
  std::unique_ptr<Subscriber> Subscribe(bool breaks, Subscriber::Apply apply = Note) {
    return std::make_unique<Subscriber>(
        "self", db_, clock_, std::make_unique<LocalSource>(db_, breaks), std::move(apply));
  }
  void Await(const std::string& sql, int value) {
    while (Count(sql) != value) std::this_thread::yield();
  }
  time::SystemClock clock_;
};

TEST_F(SubscriberTest, GivesEachEventItsEffectOnceThoughTheStreamBreaks) {
  auto subscriber = Subscribe(true);
  subscriber->Start();
  for (int i = 0; i < 30; ++i) Emit("n" + std::to_string(i), 1);
  Await("SELECT count(*) FROM common.effect", 30);
  subscriber->Stop();
  EXPECT_EQ(Count("SELECT max(times) FROM common.effect"), 1);
}

TEST_F(SubscriberTest, SharesAFeedAmongReplicasWithoutDoubling) {
  auto one = Subscribe(false);
  auto two = Subscribe(false);
  one->Start();
  two->Start();
  for (int i = 0; i < 100; ++i) Emit("n" + std::to_string(i), 1);
  Await("SELECT count(*) FROM common.effect", 100);
  one->Stop();
  two->Stop();
  EXPECT_EQ(Count("SELECT max(times) FROM common.effect"), 1);
}

TEST_F(SubscriberTest, TriesAgainUntilTheEffectSucceeds) {
  std::atomic<int> attempts{0};
  auto subscriber =
      Subscribe(false, [&](db::Tx& tx, Emitter& emitter, const events::v1::Event& event) {
        Note(tx, emitter, event).IgnoreError();
        return ++attempts < 3 ? absl::InternalError("not yet") : absl::OkStatus();
      });
  Emit("n1", 1);
  subscriber->Start();
  Await("SELECT count(*) FROM common.effect", 1);
  subscriber->Stop();
  EXPECT_EQ(attempts, 3);
  EXPECT_EQ(Count("SELECT times FROM common.effect"), 1);
}

TEST_F(SubscriberTest, StartsAgainAfterAnotherEpochBegan) {
  auto subscriber = Subscribe(false);
  Emit("n1", 1);
  subscriber->Start();
  Await("SELECT count(*) FROM common.effect", 1);
  work_.exec("UPDATE common.feed_epoch SET epoch = epoch + 1");
  Emit("n2", 1);
  Await("SELECT count(*) FROM common.effect", 2);
  subscriber->Stop();
  EXPECT_EQ(Count("SELECT epoch FROM common.feed_cursor"), 2);
}

}  // namespace
}  // namespace linli::outbox
