#include "common/cache/near_cache.h"

#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"

namespace linli::cache {
namespace {

using google::rpc::ErrorInfo;

std::chrono::steady_clock::time_point fake_now;

std::shared_ptr<const ErrorInfo> Info(std::string reason) {
  auto info = std::make_shared<ErrorInfo>();
  info->set_reason(std::move(reason));
  return info;
}

NearOptions WithFakeTime() {
  NearOptions options;
  options.now = [] { return fake_now; };
  return options;
}

class NearCacheTest : public ::testing::Test {
 protected:
  NearCacheTest() { near_.SetAlive(true); }

  bool Put(std::string_view key, int64_t version) {
    return near_.Put(near_.BeforeLoad(key), key, version, Info(absl::StrCat(version)));
  }
  int64_t VersionOf(std::string_view key) {
    auto found = near_.Get(key);
    return found ? found->version : -1;
  }

  NearCache near_{WithFakeTime()};
};

TEST_F(NearCacheTest, GivesBackTheSameMessage) {
  auto message = Info("x");
  near_.Put(near_.BeforeLoad("k"), "k", 3, message);
  auto found = near_.Get("k");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->message, message);
  EXPECT_EQ(found->version, 3);
  EXPECT_FALSE(near_.Get("other"));
  EXPECT_EQ(near_.stats().hits, 1);
  EXPECT_EQ(near_.stats().misses, 1);
}

TEST_F(NearCacheTest, DropsALoadThatAnInvalidationOvertook) {
  auto ticket = near_.BeforeLoad("k");
  near_.Invalidate("k");
  EXPECT_FALSE(near_.Put(ticket, "k", 1, Info("old")));
  EXPECT_EQ(VersionOf("k"), -1);
  EXPECT_EQ(near_.stats().late_puts, 1);
}

TEST_F(NearCacheTest, DropsALoadThatForgetOvertook) {
  auto ticket = near_.BeforeLoad("k");
  near_.Forget("k", 2);
  EXPECT_FALSE(near_.Put(ticket, "k", 1, Info("old")));
  EXPECT_TRUE(Put("k", 2));
}

TEST_F(NearCacheTest, DropsALoadThatAFlushOvertook) {
  auto ticket = near_.BeforeLoad("k");
  near_.Flush();
  EXPECT_FALSE(near_.Put(ticket, "k", 1, Info("old")));
}

TEST_F(NearCacheTest, DropsALoadThatBeganWithoutTheStream) {
  near_.SetAlive(false);
  auto ticket = near_.BeforeLoad("k");
  EXPECT_FALSE(near_.Put(ticket, "k", 1, Info("old")));
  near_.SetAlive(true);
  EXPECT_FALSE(near_.Put(ticket, "k", 1, Info("old")));
}

TEST_F(NearCacheTest, ForgetsWhatIsOlderThanTheCommitAndKeepsWhatIsNot) {
  Put("k", 2);
  near_.Forget("k", 2);
  EXPECT_EQ(VersionOf("k"), 2);
  near_.Forget("k", 3);
  EXPECT_EQ(VersionOf("k"), -1);
}

TEST_F(NearCacheTest, KeepsTheNewerOfTwoLoads) {
  auto slow = near_.BeforeLoad("k");
  Put("k", 2);
  EXPECT_FALSE(near_.Put(slow, "k", 1, Info("old")));
  EXPECT_EQ(VersionOf("k"), 2);
  Put("k", 3);
  EXPECT_EQ(VersionOf("k"), 3);
  EXPECT_EQ(near_.entries(), 1);
}

TEST_F(NearCacheTest, AnswersNothingWithoutTheStreamAndNothingOfBeforeAfterIt) {
  Put("k", 1);
  near_.SetAlive(false);
  EXPECT_EQ(VersionOf("k"), -1);
  EXPECT_FALSE(Put("k", 1));
  near_.SetAlive(true);
  EXPECT_EQ(VersionOf("k"), -1);
}

TEST_F(NearCacheTest, AnEntryEndsWithItsAge) {
  Put("k", 1);
  fake_now += std::chrono::seconds(30);
  EXPECT_EQ(VersionOf("k"), 1);
  fake_now += std::chrono::nanoseconds(1);
  EXPECT_EQ(VersionOf("k"), -1);
  EXPECT_EQ(near_.entries(), 0);
}

TEST(NearCacheBounds, TheLeastRecentlyUsedGoFirst) {
  NearOptions options = WithFakeTime();
  options.max_entries = 64 * 10;  // ten in each of 64 shards
  NearCache near(options);
  near.SetAlive(true);
  auto put = [&](std::string_view key) { near.Put(near.BeforeLoad(key), key, 1, Info("x")); };
  put("used");
  for (int i = 0; i < 5000; ++i) {
    put(absl::StrCat("k", i));
    ASSERT_TRUE(near.Get("used")) << i;
  }
  EXPECT_LE(near.entries(), 640u);
  EXPECT_EQ(near.entries() + near.stats().evictions, 5001u);
}

TEST(NearCacheBounds, LargeMessagesCountForWhatTheyAre) {
  NearOptions options = WithFakeTime();
  options.max_bytes = 64 * 10'000;
  NearCache near(options);
  near.SetAlive(true);
  for (int i = 0; i < 1000; ++i) {
    std::string key = absl::StrCat("k", i);
    near.Put(near.BeforeLoad(key), key, 1, Info(std::string(3000, 'x')));
  }
  EXPECT_LE(near.entries(), 64u * 3);
  auto large = Info(std::string(20'000, 'x'));
  near.Put(near.BeforeLoad("large"), "large", 1, large);
  EXPECT_FALSE(near.Get("large")) << "larger than its share";
}

// Writers raise versions and invalidate; readers load and put. After an invalidation nobody may
// find a version from before it.
TEST(NearCacheRaces, NothingOlderThanAnInvalidationIsFoundAfterIt) {
  constexpr int kKeys = 8;
  NearCache near;
  near.SetAlive(true);
  struct Row {
    std::mutex commit;
    std::atomic<int64_t> version{0};
    std::atomic<int64_t> invalidated{0};
  };
  std::array<Row, kKeys> rows;
  std::atomic<int> writing = 2;
  std::atomic<int> stale = 0, hits = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 2; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 4000; ++i) {
        int k = (i * 7 + t) % kKeys;
        std::lock_guard lock(rows[k].commit);
        int64_t version = ++rows[k].version;
        near.Invalidate(absl::StrCat(k));
        rows[k].invalidated = version;
        if (i % 1000 == 999) near.Flush();
        std::this_thread::yield();
      }
      --writing;
    });
  }
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = t; writing > 0; ++i) {
        int k = i % kKeys;
        std::string key = absl::StrCat(k);
        int64_t least = rows[k].invalidated;
        if (auto found = near.Get(key)) {
          ++hits;
          stale += found->version < least;
          continue;
        }
        auto ticket = near.BeforeLoad(key);
        int64_t loaded = rows[k].version;
        if (i % 3 == 0) std::this_thread::yield();
        near.Put(ticket, key, loaded, Info("x"));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(stale, 0);
  EXPECT_GT(hits, 0);
}

}  // namespace
}  // namespace linli::cache
