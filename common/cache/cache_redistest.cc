// Two processes' caches over one Redis, as two replicas of a service.
#include <array>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/cache/cache.h"
#include "common/cache/connection.h"
#include "common/cache/read_through.h"
#include "google/rpc/error_details.pb.h"
#include "tests/support/redis.h"

namespace linli::cache {
namespace {

using google::rpc::ErrorInfo;

CacheOptions Patient() {
  CacheOptions options;
  options.store.timeout = absl::Seconds(5);
  options.store.first_backoff = absl::Milliseconds(1);
  options.store.longest_backoff = absl::Milliseconds(5);
  options.stream.timeout = absl::Seconds(5);
  options.stream.heartbeat = absl::Milliseconds(20);
  options.stream.silence = absl::Seconds(5);
  options.stream.backoff = absl::Milliseconds(1);
  return options;
}

template <typename Condition>
void Await(const Condition& condition) {
  while (!condition()) absl::SleepFor(absl::Milliseconds(1));
}

int64_t VersionOf(const ErrorInfo& info) {
  int64_t version = -1;
  return absl::SimpleAtoi(info.reason(), &version) ? version : -1;
}

// Stands for the rows in Postgres.
struct Table {
  std::atomic<int64_t> version{1};
  std::atomic<int> loads{0};

  absl::StatusOr<ErrorInfo> Load() {
    ++loads;
    ErrorInfo info;
    info.set_reason(absl::StrCat(version.load()));
    return info;
  }
};

class CacheTest : public ::testing::Test {
 protected:
  CacheTest() {
    AwaitAlive(one_);
    AwaitAlive(two_);
  }

  static void AwaitAlive(Cache& cache) {
    Await([&] { return cache.near().stats().alive && cache.store().stats().closed; });
  }
  int64_t Read(Cache& cache, Table& table) {
    auto message = ReadThrough<ErrorInfo>(
        cache, "k", absl::Now() + absl::Seconds(30), [&] { return table.Load(); },
        [](const ErrorInfo& info) { return std::optional(VersionOf(info)); });
    return message.ok() ? VersionOf(**message) : -1;
  }
  Address address() const { return *Address::Parse(redis_.address()); }

  support::TestRedis redis_;
  Cache one_{*Address::Parse(redis_.address()), Patient()};
  Cache two_{*Address::Parse(redis_.address()), Patient()};
  Table table_;
};

TEST_F(CacheTest, LoadsOnceForAllProcesses) {
  EXPECT_EQ(Read(one_, table_), 1);
  EXPECT_EQ(Read(two_, table_), 1);
  EXPECT_EQ(Read(one_, table_), 1);
  EXPECT_EQ(table_.loads, 1);
  EXPECT_NE(ReadNear<ErrorInfo>(one_, "k"), nullptr);
  EXPECT_NE(ReadNear<ErrorInfo>(two_, "k"), nullptr);
  EXPECT_EQ(one_.near().stats().invalidations + two_.near().stats().invalidations, 0)
      << "filling disturbs nobody";
}

TEST_F(CacheTest, ACommitIsReadAtOnceWhereItHappenedAndSoonElsewhere) {
  Read(one_, table_);
  Read(two_, table_);
  table_.version = 2;
  one_.Forget("k", 2);
  EXPECT_EQ(Read(one_, table_), 2);
  Await([&] { return ReadNear<ErrorInfo>(two_, "k") == nullptr; });
  EXPECT_EQ(Read(two_, table_), 2);
  EXPECT_EQ(table_.loads, 2);
}

TEST_F(CacheTest, AnInvalidationFromAnotherProcessVoidsALoadUnderWay) {
  auto ticket = two_.near().BeforeLoad("k");
  one_.Forget("k", 2);
  Await([&] { return two_.near().stats().invalidations > 0; });
  EXPECT_FALSE(two_.near().Put(ticket, "k", 1, std::make_shared<ErrorInfo>()));
}

TEST_F(CacheTest, WhatNobodyAnnouncedIsNoticedByTheNextWhoPuts) {
  Read(two_, table_);
  table_.version = 2;  // and the writer died before its Drop
  one_.store().PutIfNewer(one_.store().BeforeLoad(), "k", 2, "", absl::Minutes(1));
  Await([&] { return ReadNear<ErrorInfo>(two_, "k") == nullptr; });
}

TEST_F(CacheTest, AFlushOfRedisEmptiesTheNearCaches) {
  Read(one_, table_);
  uint64_t before = one_.near().stats().flushes;
  Connection::Open(address(), absl::Seconds(5))->Run({"FLUSHALL"});
  Await([&] { return one_.near().stats().flushes > before; });
  EXPECT_EQ(ReadNear<ErrorInfo>(one_, "k"), nullptr);
  EXPECT_EQ(Read(one_, table_), 1);
}

TEST_F(CacheTest, WithoutTheStreamNothingNearIsAnswered) {
  Read(one_, table_);
  redis_.Stop();
  Await([&] { return !one_.near().stats().alive; });
  EXPECT_EQ(ReadNear<ErrorInfo>(one_, "k"), nullptr);
  table_.version = 2;
  EXPECT_EQ(Read(one_, table_), 2) << "Redis may vanish";
  EXPECT_EQ(ReadNear<ErrorInfo>(one_, "k"), nullptr);
  redis_.Start();
  AwaitAlive(one_);
  Read(one_, table_);
  EXPECT_NE(ReadNear<ErrorInfo>(one_, "k"), nullptr);
}

TEST_F(CacheTest, AStreamThatFallsSilentIsLost) {
  CacheOptions options = Patient();
  options.stream.silence = absl::Milliseconds(200);
  Cache cache(address(), options);
  AwaitAlive(cache);
  Read(cache, table_);
  redis_.Hang();
  Await([&] { return !cache.near().stats().alive; });
  EXPECT_EQ(ReadNear<ErrorInfo>(cache, "k"), nullptr);
  redis_.Resume();
  AwaitAlive(cache);
}

TEST_F(CacheTest, AnEvictedStreamIsBuiltAgain) {
  uint64_t before = one_.near().stats().flushes;
  Connection::Open(address(), absl::Seconds(5))->Run({"CLIENT", "KILL", "TYPE", "pubsub"});
  Await([&] { return one_.near().stats().flushes >= before + 2 && one_.near().stats().alive; });
  Read(one_, table_);
  two_.Forget("k", 2);
  Await([&] { return ReadNear<ErrorInfo>(one_, "k") == nullptr; });
}

// A write through either process is read in the same process ever after, whatever runs beside it.
TEST_F(CacheTest, EachProcessReadsItsOwnWrites) {
  std::atomic<int> writing = 2;
  std::atomic<int> stale = 0;
  std::mutex commit;
  std::array<std::atomic<int64_t>, 2> told{};
  std::array<Cache*, 2> caches{&one_, &two_};
  std::vector<std::thread> threads;
  for (int p = 0; p < 2; ++p) {
    threads.emplace_back([&, p] {
      for (int i = 0; i < 200; ++i) {
        std::lock_guard lock(commit);
        int64_t version = ++table_.version;
        caches[p]->Forget("k", version);
        told[p] = version;
      }
      --writing;
    });
    for (int r = 0; r < 2; ++r) {
      threads.emplace_back([&, p] {
        while (writing > 0) {
          int64_t least = told[p];
          stale += Read(*caches[p], table_) < least;
        }
      });
    }
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(stale, 0);
}

}  // namespace
}  // namespace linli::cache
