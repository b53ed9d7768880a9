#include "common/cache/read_through.h"

#include <atomic>
#include <thread>

#include "google/rpc/error_details.pb.h"

namespace linli::cache {
namespace {

using google::rpc::ErrorInfo;

ErrorInfo Info(std::string reason) {
  ErrorInfo info;
  info.set_reason(std::move(reason));
  return info;
}

std::optional<int64_t> One(const ErrorInfo&) { return 1; }

absl::Time Soon() { return absl::Now() + absl::Seconds(30); }

class WithoutRedis : public ::testing::Test {
 protected:
  Cache cache_{Address{}};
};

TEST_F(WithoutRedis, LoadsEveryTime) {
  int loads = 0;
  auto load = [&]() -> absl::StatusOr<ErrorInfo> { return Info(absl::StrCat(++loads)); };
  EXPECT_EQ((*ReadThrough<ErrorInfo>(cache_, "k", Soon(), load, One))->reason(), "1");
  EXPECT_EQ((*ReadThrough<ErrorInfo>(cache_, "k", Soon(), load, One))->reason(), "2");
  EXPECT_EQ(cache_.store().stats().attempts, 0);
}

TEST_F(WithoutRedis, ConcurrentMissesOfOneKeyLoadOnce) {
  constexpr int kThreads = 100;
  std::atomic<int> asking = 0;
  std::atomic<int> loads = 0;
  auto load = [&]() -> absl::StatusOr<ErrorInfo> {
    ++loads;
    while (asking < kThreads) std::this_thread::yield();
    // Everybody has said that they will ask; the last may still be on their way into Join, so the
    // load goes on until all of them wait.
    while (cache_.flights().waiting() < kThreads - 1) std::this_thread::yield();
    return Info("loaded");
  };
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      ++asking;
      auto message = ReadThrough<ErrorInfo>(cache_, "k", Soon(), load, One);
      right += message.ok() && (*message)->reason() == "loaded";
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(loads, 1);
  EXPECT_EQ(right, kThreads);
}

TEST_F(WithoutRedis, AWaitingCallRespectsItsOwnDeadline) {
  std::atomic<bool> refused = false;
  std::thread loader([&] {
    auto load = [&]() -> absl::StatusOr<ErrorInfo> {
      while (!refused) std::this_thread::yield();
      return Info("late");
    };
    EXPECT_TRUE(ReadThrough<ErrorInfo>(cache_, "k", Soon(), load, One).ok());
  });
  while (cache_.flights().size() == 0) std::this_thread::yield();
  auto never = [&]() -> absl::StatusOr<ErrorInfo> { return absl::InternalError("loaded twice"); };
  auto message = ReadThrough<ErrorInfo>(cache_, "k", absl::Now(), never, One);
  EXPECT_EQ(message.status().code(), absl::StatusCode::kDeadlineExceeded);
  refused = true;
  loader.join();
}

TEST_F(WithoutRedis, AWaitingCallDoesNotInheritTheDeadlineOfTheOneThatLoads) {
  std::atomic<int> loads = 0;
  auto load = [&]() -> absl::StatusOr<ErrorInfo> {
    if (++loads > 1) return Info("second");
    while (cache_.flights().waiting() == 0) std::this_thread::yield();
    return absl::DeadlineExceededError("mine");
  };
  std::thread first(
      [&] { EXPECT_FALSE(ReadThrough<ErrorInfo>(cache_, "k", Soon(), load, One).ok()); });
  while (loads == 0) std::this_thread::yield();
  EXPECT_EQ((*ReadThrough<ErrorInfo>(cache_, "k", Soon(), load, One))->reason(), "second");
  first.join();
}

TEST_F(WithoutRedis, ALoadThatBeganBeforeForgetIsNotJoinedAfterIt) {
  std::atomic<bool> forgotten = false;
  std::thread stale([&] {
    auto load = [&]() -> absl::StatusOr<ErrorInfo> {
      while (!forgotten) std::this_thread::yield();
      return Info("old");
    };
    EXPECT_EQ((*ReadThrough<ErrorInfo>(cache_, "k", Soon(), load, One))->reason(), "old");
  });
  while (cache_.flights().size() == 0) std::this_thread::yield();
  cache_.Forget("k", 2);
  auto load = [&]() -> absl::StatusOr<ErrorInfo> { return Info("new"); };
  EXPECT_EQ((*ReadThrough<ErrorInfo>(cache_, "k", Soon(), load, One))->reason(), "new");
  forgotten = true;
  stale.join();
}

TEST_F(WithoutRedis, ErrorsAreNotKept) {
  cache_.near().SetAlive(true);
  auto absent = []() -> absl::StatusOr<ErrorInfo> { return absl::NotFoundError("none"); };
  auto present = []() -> absl::StatusOr<ErrorInfo> { return Info("here"); };
  EXPECT_EQ(ReadThrough<ErrorInfo>(cache_, "k", Soon(), absent, One).status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_TRUE(ReadThrough<ErrorInfo>(cache_, "k", Soon(), present, One).ok());
}

TEST_F(WithoutRedis, AnExceptionOfTheLoaderLeavesNobodyWaiting) {
  auto throws = []() -> absl::StatusOr<ErrorInfo> { throw std::runtime_error("no"); };
  auto load = []() -> absl::StatusOr<ErrorInfo> { return Info("here"); };
  EXPECT_THROW((void)ReadThrough<ErrorInfo>(cache_, "k", Soon(), throws, One), std::runtime_error);
  EXPECT_TRUE(ReadThrough<ErrorInfo>(cache_, "k", Soon(), load, One).ok());
}

TEST_F(WithoutRedis, AnEtagThatIsNoVersionIsServedAndNotKept) {
  cache_.near().SetAlive(true);
  auto load = []() -> absl::StatusOr<ErrorInfo> { return Info("here"); };
  auto none = [](const ErrorInfo&) -> std::optional<int64_t> { return std::nullopt; };
  EXPECT_TRUE(ReadThrough<ErrorInfo>(cache_, "k", Soon(), load, none).ok());
  EXPECT_EQ(ReadNear<ErrorInfo>(cache_, "k"), nullptr);
}

TEST(EtagVersion, TakesDecimalStringsAlone) {
  struct WithEtag {
    std::string text;
    const std::string& etag() const { return text; }
  };
  EXPECT_EQ(EtagVersion(WithEtag{"42"}), 42);
  EXPECT_EQ(EtagVersion(WithEtag{""}), std::nullopt);
  EXPECT_EQ(EtagVersion(WithEtag{"-1"}), std::nullopt);
  EXPECT_EQ(EtagVersion(WithEtag{"W/7"}), std::nullopt);
}

}  // namespace
}  // namespace linli::cache
