// Law 8: Redis may vanish; a stale reader never overwrites a newer value.
#include <array>
#include <random>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/cache/connection.h"
#include "common/cache/store.h"
#include "tests/support/redis.h"

namespace linli::cache {
namespace {

constexpr absl::Duration kTtl = absl::Minutes(5);

// Generous where Redis answers, so that a busy machine is not taken for a hung Redis.
StoreOptions Patient() {
  StoreOptions options;
  options.timeout = absl::Seconds(5);
  options.first_backoff = absl::Milliseconds(1);
  options.longest_backoff = absl::Milliseconds(5);
  return options;
}

StoreOptions Impatient() {
  StoreOptions options = Patient();
  options.timeout = absl::Milliseconds(200);
  return options;
}

// Opens for good when Redis fails.
StoreOptions WithoutMending() {
  StoreOptions options = Impatient();
  options.first_backoff = options.longest_backoff = absl::Hours(1);
  return options;
}

class StoreTest : public ::testing::Test {
 protected:
  Address address() const { return *Address::Parse(redis_.address()); }

  static bool Put(Store& store, std::string_view key, int64_t version, std::string_view bytes) {
    return store.PutIfNewer(store.BeforeLoad(), key, version, bytes, kTtl);
  }
  static std::string Get(Store& store, std::string_view key) {
    auto entry = store.Get(key);
    return entry ? absl::StrCat(entry->version, ":", entry->bytes) : "miss";
  }
  static void AwaitClosed(const Store& store) {
    while (!store.stats().closed) absl::SleepFor(absl::Milliseconds(1));
  }
  static void AwaitOpen(const Store& store) {
    while (store.stats().closed) absl::SleepFor(absl::Milliseconds(1));
  }
  Reply Run(std::initializer_list<std::string_view> words) {
    return Connection::Open(address(), absl::Seconds(5))->Run(words);
  }

  support::TestRedis redis_;
};

TEST_F(StoreTest, GivesBackWhatWasPut) {
  Store store(address(), Patient());
  EXPECT_EQ(Get(store, "k"), "miss");
  EXPECT_TRUE(Put(store, "k", 7, std::string("a\0b", 3)));
  EXPECT_EQ(Get(store, "k"), std::string("7:a\0b", 5));
  EXPECT_TRUE(Put(store, "empty", 0, ""));
  EXPECT_EQ(Get(store, "empty"), "0:");
}

TEST_F(StoreTest, OpensWhatItsRingSealedAlone) {
  const auto ring = [](const char* id) {
    return std::make_shared<const secret::KeyRing>(
        secret::KeyRing::Parse(secret::NewKeyLine(id)).value());
  };
  StoreOptions sealed = Patient(), other = Patient();
  sealed.seal = ring("a");
  other.seal = ring("a");
  Store store(address(), sealed), stranger(address(), other), dump(address(), Patient());
  EXPECT_TRUE(Put(store, "k", 7, "name"));
  EXPECT_EQ(Get(store, "k"), "7:name");
  EXPECT_EQ(Get(stranger, "k"), "miss") << "another key under the same id";
  const std::string bytes = dump.Get("k")->bytes;
  EXPECT_EQ(bytes.find("name"), std::string::npos);
  EXPECT_TRUE(Put(dump, "other", 7, bytes));
  EXPECT_EQ(Get(store, "other"), "miss") << "moved to another key";
  EXPECT_TRUE(Put(dump, "k", 8, bytes));
  EXPECT_EQ(Get(store, "k"), "miss") << "moved to another version";
}

TEST_F(StoreTest, GetsManyInOneRoundTripInTheOrderOfTheKeys) {
  Store store(address(), Patient());
  Put(store, "a", 1, "A");
  Put(store, "c", 3, "C");
  uint64_t before = store.stats().attempts;
  std::vector<std::string_view> keys{"c", "b", "a"};
  auto entries = store.GetMany(keys);
  EXPECT_EQ(store.stats().attempts - before, 1);
  EXPECT_EQ(entries[0]->bytes, "C");
  EXPECT_FALSE(entries[1].has_value());
  EXPECT_EQ(entries[2]->bytes, "A");
  EXPECT_TRUE(store.GetMany({}).empty());
}

TEST_F(StoreTest, RefusesAnOlderVersion) {
  Store store(address(), Patient());
  // 2^53 and its neighbours: Lua's numbers could not tell them apart.
  EXPECT_TRUE(Put(store, "k", 9007199254740993, "new"));
  EXPECT_FALSE(Put(store, "k", 9007199254740992, "old"));
  EXPECT_FALSE(Put(store, "k", 9, "old"));
  EXPECT_EQ(Get(store, "k"), "9007199254740993:new");
  EXPECT_TRUE(Put(store, "k", INT64_MAX, "last"));
}

TEST_F(StoreTest, AStaleReaderCannotPutBackWhatWasDropped) {
  Store reader(address(), Patient());
  Store writer(address(), Patient());
  Put(reader, "k", 1, "old");
  auto before_the_commit = reader.BeforeLoad();
  writer.Drop("k", 2);
  EXPECT_EQ(Get(reader, "k"), "miss");
  EXPECT_FALSE(reader.PutIfNewer(before_the_commit, "k", 1, "old", kTtl));
  EXPECT_EQ(Get(reader, "k"), "miss");
  EXPECT_TRUE(Put(reader, "k", 2, "new"));
}

TEST_F(StoreTest, DropLeavesWhatIsAsNewAsItself) {
  Store store(address(), Patient());
  Put(store, "k", 2, "new");
  store.Drop("k", 2);
  EXPECT_EQ(Get(store, "k"), "2:new");
}

TEST_F(StoreTest, RefusesALoadThatTookLongerThanATombstoneIsSureToLive) {
  Store store(address(), Patient());
  auto ticket = store.BeforeLoad();
  ticket.started -= std::chrono::seconds(31);
  EXPECT_FALSE(store.PutIfNewer(ticket, "k", 1, "old", kTtl));
  EXPECT_TRUE(Put(store, "k", 1, "new"));
}

TEST_F(StoreTest, AValueEndsWithItsTtl) {
  Store store(address(), Patient());
  store.PutIfNewer(store.BeforeLoad(), "k", 1, "v", absl::Minutes(5));
  Reply ttl = Run({"PTTL", "linli:v:k"});
  EXPECT_GT(ttl->integer, 4 * 60'000);
  EXPECT_LE(ttl->integer, 5 * 60'000);
}

// Rows grow under writers that commit, then drop; readers load and put what may be old by then. No
// reader may find a value older than the row was when the last finished writer said so.
TEST_F(StoreTest, NoReaderEverFindsLessThanWhatWasCommittedAndDropped) {
  constexpr int kKeys = 4;
  constexpr int kWrites = 400;
  struct Row {
    std::mutex commit;
    std::atomic<int64_t> version{0};
    std::atomic<int64_t> dropped{0};
  };
  std::array<Row, kKeys> rows;
  Store one(address(), Patient());
  Store two(address(), Patient());
  std::atomic<int> writing = 3;
  std::atomic<int> stale = 0, wrong = 0, hits = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&, t] {
      Store& store = t % 2 ? one : two;
      std::minstd_rand random(t + 1);
      for (int i = 0; i < kWrites; ++i) {
        int k = static_cast<int>(random() % kKeys);
        std::lock_guard lock(rows[k].commit);
        int64_t version = ++rows[k].version;
        store.Drop(absl::StrCat(k), version);
        rows[k].dropped = version;
      }
      --writing;
    });
  }
  for (int t = 0; t < 6; ++t) {
    threads.emplace_back([&, t] {
      Store& store = t % 2 ? one : two;
      std::minstd_rand random(t + 1);
      while (writing > 0) {
        int k = static_cast<int>(random() % kKeys);
        std::string key = absl::StrCat(k);
        int64_t least = rows[k].dropped;
        if (auto entry = store.Get(key)) {
          ++hits;
          stale += entry->version < least;
          wrong += entry->bytes != absl::StrCat(entry->version);
          continue;
        }
        auto ticket = store.BeforeLoad();
        int64_t loaded = rows[k].version;
        if (random() % 3 == 0) absl::SleepFor(absl::Microseconds(300));
        store.PutIfNewer(ticket, key, loaded, absl::StrCat(loaded), kTtl);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(stale, 0);
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(hits, 0);
  EXPECT_GT(one.stats().refused + two.stats().refused, 0) << "nothing raced";
  EXPECT_EQ(one.stats().errors + two.stats().errors, 0);
}

TEST_F(StoreTest, AStoppedRedisIsAMissAndIsFoundAgain) {
  Store store(address(), Impatient());
  Put(store, "k", 1, "v");
  redis_.Stop();
  EXPECT_EQ(Get(store, "k"), "miss");
  EXPECT_FALSE(Put(store, "k", 1, "v"));
  redis_.Start();
  AwaitClosed(store);
  EXPECT_EQ(Get(store, "k"), "miss");
  EXPECT_TRUE(Put(store, "k", 1, "v"));
  EXPECT_EQ(Get(store, "k"), "1:v");
}

TEST_F(StoreTest, AHungRedisCostsOneTimeOutAndNotOnePerCall) {
  Store store(address(), WithoutMending());
  redis_.Hang();
  uint64_t before = store.stats().attempts;
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(Get(store, "k"), "miss");
    EXPECT_FALSE(Put(store, "k", i, "v"));
    store.Drop("k", i);
  }
  EXPECT_EQ(store.stats().attempts - before, 1);
  EXPECT_EQ(store.stats().errors, 1);
  redis_.Resume();
}

TEST_F(StoreTest, AHungRedisCostsEachThreadAtMostOneTimeOut) {
  Store store(address(), WithoutMending());
  redis_.Hang();
  uint64_t before = store.stats().attempts;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) store.Get("k");
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(store.stats().attempts - before, 8);
  redis_.Resume();
}

TEST_F(StoreTest, ARedisThatIsAwayFromTheStartIsFoundLater) {
  redis_.Stop();
  Store store(address(), Impatient());
  EXPECT_EQ(Get(store, "k"), "miss");
  redis_.Start();
  AwaitClosed(store);
  EXPECT_TRUE(Put(store, "k", 1, "v"));
}

TEST_F(StoreTest, DropsOfTheTimeWithoutRedisAreSentBeforeAnythingIsRead) {
  Store cut_off(address(), Impatient());
  Store other(address(), Patient());
  Put(other, "k", 1, "old");
  redis_.Hang();
  cut_off.Drop("k", 2);
  cut_off.Drop("k", 3);
  EXPECT_FALSE(cut_off.stats().closed);
  redis_.Resume();
  AwaitClosed(cut_off);
  EXPECT_EQ(Get(cut_off, "k"), "miss");
  EXPECT_EQ(Get(other, "k"), "miss");
  EXPECT_FALSE(Put(other, "k", 2, "old")) << "the highest version counts";
  EXPECT_TRUE(Put(other, "k", 3, "new"));
}

TEST_F(StoreTest, TooManyDropsEmptyAllOfRedisInstead) {
  StoreOptions options = Impatient();
  options.kept_drops = 3;
  Store cut_off(address(), options);
  Store other(address(), Patient());
  Put(other, "k", 1, "old");
  Put(other, "untouched", 1, "v");
  redis_.Hang();
  for (int i = 0; i < 5; ++i) cut_off.Drop(absl::StrCat("x", i), 2);
  cut_off.Drop("k", 2);
  redis_.Resume();
  AwaitClosed(cut_off);
  EXPECT_EQ(cut_off.stats().lost_eras, 1);
  auto before = other.BeforeLoad();
  EXPECT_EQ(Get(cut_off, "k"), "miss");
  EXPECT_EQ(Get(other, "k"), "miss");
  EXPECT_EQ(Get(other, "untouched"), "miss");
  EXPECT_FALSE(other.PutIfNewer(before, "k", 1, "old", kTtl)) << "loaded in the lost era";
  EXPECT_TRUE(Put(other, "k", 2, "new"));
}

TEST_F(StoreTest, AFlushDoesNotLetAStaleReaderBack) {
  Store store(address(), Patient());
  store.Drop("k", 2);
  auto before = store.BeforeLoad();
  Run({"FLUSHALL"});
  EXPECT_FALSE(store.PutIfNewer(before, "k", 1, "old", kTtl)) << "the tombstone is gone";
  EXPECT_TRUE(Put(store, "k", 2, "new")) << "and the cache goes on";
  Run({"FLUSHALL"});
  EXPECT_EQ(Get(store, "k"), "miss");
  EXPECT_TRUE(Put(store, "k", 2, "new"));
  EXPECT_EQ(Get(store, "k"), "2:new");
}

// As a restart from a snapshot does, or a replica that takes over.
TEST_F(StoreTest, WhatAnotherServerRememberedIsNotBelieved) {
  {
    Store store(address(), Patient());
    Put(store, "k", 1, "old");
  }
  Run({"SETRANGE", "linli:era", "16", "another run id"});
  Store store(address(), Patient());
  EXPECT_EQ(Get(store, "k"), "miss");
  EXPECT_TRUE(Put(store, "k", 1, "v"));
}

TEST_F(StoreTest, ManyDropsTravelTogetherAndEachIsHeard) {
  Store store(address(), Patient());
  std::vector<Gone> gone;
  for (int i = 0; i < 300; ++i) {
    Put(store, absl::StrCat("k", i), 1, "v");
    gone.push_back({absl::StrCat("k", i), 2});
  }
  Run({"SCRIPT", "FLUSH"});
  store.Drop(gone);
  for (const Gone& one : gone) EXPECT_EQ(Get(store, one.key), "miss");
  EXPECT_EQ(store.stats().kept_drops, 0);
}

TEST_F(StoreTest, ForgottenScriptsAreSentAgain) {
  Store store(address(), Patient());
  Run({"SCRIPT", "FLUSH"});
  EXPECT_TRUE(Put(store, "k", 1, "v"));
  Run({"SCRIPT", "FLUSH"});
  store.Drop("k", 2);
  EXPECT_EQ(Get(store, "k"), "miss");
  EXPECT_EQ(store.stats().kept_drops, 0);
}

TEST_F(StoreTest, AFullRedisStoresNothingAndStillForgets) {
  Store store(address(), Patient());
  Store other(address(), Patient());
  Put(store, "k", 1, "old");
  Put(store, "l", 1, "v");
  Run({"CONFIG", "SET", "maxmemory", "1"});
  EXPECT_FALSE(Put(store, "m", 1, "v"));
  EXPECT_EQ(Get(store, "k"), "1:old");
  auto before = other.BeforeLoad();
  store.Drop("k", 2);
  EXPECT_EQ(store.stats().kept_drops, 0);
  EXPECT_EQ(Get(other, "k"), "miss");
  store.Drop("m", 2);
  EXPECT_EQ(store.stats().kept_drops, 0);
  EXPECT_EQ(Get(other, "l"), "miss") << "without room for a tombstone everything goes";
  Run({"CONFIG", "SET", "maxmemory", "0"});
  AwaitClosed(other);
  EXPECT_FALSE(other.PutIfNewer(before, "k", 1, "old", kTtl));
  Get(other, "k");
  EXPECT_TRUE(Put(other, "k", 2, "new"));
}

TEST_F(StoreTest, AReplicaThatRefusesDropsIsNotReadFrom) {
  Store store(address(), Impatient());
  Put(store, "k", 1, "old");
  Run({"REPLICAOF", "127.0.0.1", "1"});
  store.Drop("k", 2);
  EXPECT_EQ(store.stats().kept_drops, 1);
  EXPECT_EQ(Get(store, "k"), "miss");
  Run({"REPLICAOF", "NO", "ONE"});
  AwaitClosed(store);
  EXPECT_EQ(Get(store, "k"), "miss");
}

}  // namespace
}  // namespace linli::cache
