#include "common/rpc/settler.h"

#include <atomic>
#include <memory>
#include <thread>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace linli::rpc {
namespace {

class SettlerTest : public ::testing::Test {
 protected:
  void Know(const std::string& key, int64_t version) {
    cache_.near().SetAlive(true);
    cache_.near().Put(cache_.near().BeforeLoad(key), key, version,
                      std::make_shared<google::rpc::ErrorInfo>());
  }
  bool Knows(const std::string& key) { return cache_.near().Get(key).has_value(); }

  cache::Cache cache_{cache::Address{}};  // without Redis
};

TEST_F(SettlerTest, AnswersOnceTheCachesHaveForgotten) {
  Settler settler(cache_);
  Know("k", 1);
  ASSERT_TRUE(Knows("k"));
  std::atomic<bool> known_at_the_answer = true;
  settler.Settle({{"k", 2}}, [&] { known_at_the_answer = Knows("k"); });
  settler.Drain();
  EXPECT_FALSE(known_at_the_answer);
}

TEST_F(SettlerTest, AnswersAtOnceWhenThereIsNothingToForget) {
  Settler settler(cache_);
  std::thread::id answered_by;
  settler.Settle({}, [&] { answered_by = std::this_thread::get_id(); });
  EXPECT_EQ(answered_by, std::this_thread::get_id());
}

TEST_F(SettlerTest, AnswersEachOnceAlsoWhileItDrains) {
  constexpr int kThreads = 8, kEach = 500;
  std::atomic<int> answered = 0;
  Settler settler(cache_);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; ++i) {
        settler.Settle({{absl::StrCat(t, "-", i), 1}}, [&] { ++answered; });
        if (t == 0 && i == kEach / 2) settler.Drain();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  settler.Drain();
  EXPECT_EQ(answered, kThreads * kEach);
}

}  // namespace
}  // namespace linli::rpc
