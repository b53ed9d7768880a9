#include "common/ids/new_id.h"

#include <algorithm>
#include <set>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "common/ids/resource_name.h"
#include "gtest/gtest.h"

namespace linli::ids {
namespace {

constexpr char kAlphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

int64_t MillisecondsOf(const std::string& id) {
  int64_t value = 0;
  for (char c : id.substr(0, 10)) {
    value = value * 32 + (std::find(kAlphabet, kAlphabet + 32, c) - kAlphabet);
  }
  return value;
}

TEST(NewId, Is26LowerCaseCrockfordCharacters) {
  const std::string id = NewId();
  EXPECT_EQ(id.size(), 26u);
  EXPECT_EQ(id.find_first_not_of(kAlphabet), std::string::npos) << id;
  EXPECT_TRUE(IsId(id));
}

TEST(NewId, BeginsWithTheTime) {
  const int64_t before = absl::ToUnixMillis(absl::Now());
  const int64_t made = MillisecondsOf(NewId());
  EXPECT_GE(made, before);
  EXPECT_LE(made, absl::ToUnixMillis(absl::Now()) + 1);
}

TEST(NewId, GrowsWithEachCall) {
  std::string last = NewId();
  for (int i = 0; i < 20'000; ++i) {
    std::string next = NewId();
    ASSERT_LT(last, next);
    last = std::move(next);
  }
}

TEST(NewId, IsNeverGivenTwiceAndGrowsInEachOfManyThreads) {
  std::vector<std::vector<std::string>> given(4);
  std::vector<std::thread> threads;
  for (std::vector<std::string>& mine : given) {
    threads.emplace_back([&mine] {
      for (int i = 0; i < 5'000; ++i) mine.push_back(NewId());
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::set<std::string> all;
  for (const std::vector<std::string>& mine : given) {
    EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
    all.insert(mine.begin(), mine.end());
  }
  EXPECT_EQ(all.size(), 20'000u);
}

TEST(SeededIds, AreTheSameInEachRunAndGrow) {
  SeededIds first(7);
  SeededIds second(7);
  SeededIds other(8);
  std::string last;
  for (int i = 0; i < 100; ++i) {
    const std::string id = first.Next();
    EXPECT_EQ(id, second.Next());
    EXPECT_NE(id, other.Next());
    EXPECT_LT(last, id);
    last = id;
  }
}

TEST(UseIds, GivesTheTestsIdsWhileItLives) {
  SeededIds expected(1);
  SeededIds source(1);
  const std::string first = expected.Next();
  {
    UseIds use(source);
    EXPECT_EQ(NewId(), first);
  }
  EXPECT_NE(NewId(), expected.Next());
}

}  // namespace
}  // namespace linli::ids
