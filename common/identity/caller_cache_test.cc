#include "common/identity/caller_cache.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::identity {
namespace {

const TokenKeys& Keys() {
  static const TokenKeys keys = NewTokenKeys();
  return keys;
}

class Source final : public DelegationSource {
 public:
  absl::StatusOr<std::vector<Delegation>> Of(std::string_view subject, absl::Time) override {
    ++asked;
    last = std::string(subject);
    if (gate) gate->WaitForNotification();
    if (!trouble.ok()) return trouble;
    return std::vector<Delegation>{
        {role, "platform", absl::InfinitePast(), absl::InfiniteFuture()}};
  }

  std::atomic<int> asked = 0;
  std::string last;
  Role role = Role::APPROVER;
  absl::Status trouble;
  absl::Notification* gate = nullptr;
};

class CallerCacheTest : public testing::Test {
 protected:
  std::string TokenOf(std::string_view subject, absl::Duration life = absl::Hours(1)) const {
    return minter_.Mint(subject, start_, start_ + life);
  }
  absl::StatusOr<std::shared_ptr<const Caller>> Load(const std::string& bearer,
                                                     absl::Duration after) {
    return cache_.Load(bearer, start_ + after, absl::InfiniteFuture());
  }
  std::shared_ptr<const Caller> Fresh(const std::string& bearer, absl::Duration after) {
    return cache_.Fresh(bearer, start_ + after);
  }

  const absl::Time start_ = absl::FromUnixSeconds(1'800'000'000);
  TokenMinter minter_ = *TokenMinter::FromPem(Keys().private_pem);
  TokenVerifier verifier_ = *TokenVerifier::FromPem(Keys().public_pem);
  Source source_;
  CallerCache cache_{verifier_, source_, {.tokens = 64 * 4}};
  const std::string token_ = TokenOf("staff/lin");
};

constexpr absl::Duration kMs = absl::Milliseconds(1);
constexpr absl::Duration kNone = absl::ZeroDuration();

TEST_F(CallerCacheTest, KnowsNobodyAtFirst) {
  EXPECT_EQ(Fresh(token_, kNone), nullptr);
  EXPECT_EQ(Fresh("", kNone), nullptr);
  EXPECT_EQ(source_.asked, 0);
}

TEST_F(CallerCacheTest, LoadsTheSubjectWithItsDelegations) {
  auto caller = Load(token_, kNone);
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ((*caller)->subject, "staff/lin");
  EXPECT_EQ(source_.last, "staff/lin");
  EXPECT_TRUE((*caller)->Holds(Role::APPROVER, {}, start_));
  EXPECT_EQ(Fresh(token_, 999 * kMs), *caller);
  EXPECT_EQ(source_.asked, 1);
}

TEST_F(CallerCacheTest, ARevokedDelegationIsGoneAfterTwoSeconds) {  // law 11
  ASSERT_TRUE(Load(token_, kNone).ok());
  source_.role = Role::INSPECTOR;
  EXPECT_EQ(Fresh(token_, 2'000 * kMs), nullptr);
  auto caller = Load(token_, 2'000 * kMs);
  ASSERT_TRUE(caller.ok());
  EXPECT_FALSE((*caller)->Holds(Role::APPROVER, {}, start_));
  EXPECT_EQ(Fresh(token_, 2'001 * kMs), *caller);
}

TEST_F(CallerCacheTest, OneCallerRefreshesHalfWayWhileTheOthersGoOn) {
  auto first = Load(token_, kNone);
  EXPECT_EQ(Fresh(token_, 1'000 * kMs), nullptr);
  EXPECT_EQ(Fresh(token_, 1'001 * kMs), *first);
  EXPECT_EQ(Fresh(token_, 1'501 * kMs), nullptr) << "the first one sent did not come back";
  EXPECT_EQ(Fresh(token_, 1'999 * kMs), *first);
  auto second = Load(token_, 1'501 * kMs);
  EXPECT_EQ(source_.asked, 2);
  EXPECT_EQ(Fresh(token_, 2'500 * kMs), *second);
}

TEST_F(CallerCacheTest, NeverOutlivesItsToken) {
  const std::string brief = TokenOf("staff/lin", absl::Seconds(1));
  ASSERT_TRUE(Load(brief, 900 * kMs).ok());
  EXPECT_NE(Fresh(brief, 999 * kMs), nullptr);
  EXPECT_EQ(Fresh(brief, 1'000 * kMs), nullptr);
  EXPECT_TRUE(Load(brief, 30'999 * kMs).ok()) << "clocks may differ by 30 s";
  EXPECT_EQ(ReasonOf(Load(brief, 31'000 * kMs).status()), Reason::TOKEN_EXPIRED);
}

TEST_F(CallerCacheTest, RefusesWhatIsNoTokenWithoutAskingAnybody) {
  EXPECT_EQ(ReasonOf(Load("x", kNone).status()), Reason::UNAUTHENTICATED_TOKEN);
  EXPECT_EQ(ReasonOf(Load("x", kMs).status()), Reason::UNAUTHENTICATED_TOKEN);
  EXPECT_EQ(Fresh("x", kMs), nullptr);
  EXPECT_EQ(source_.asked, 0);
}

TEST_F(CallerCacheTest, ServesAnOlderAnswerForThirtySecondsWhileTheSourceIsSilent) {
  auto caller = Load(token_, kNone);
  source_.trouble = absl::UnavailableError("");
  EXPECT_EQ(*Load(token_, 3'000 * kMs), *caller);
  EXPECT_EQ(source_.asked, 2);
  EXPECT_EQ(Fresh(token_, 3'500 * kMs), *caller);
  EXPECT_EQ(Fresh(token_, 4'000 * kMs), nullptr) << "one tries again";
  EXPECT_EQ(Fresh(token_, 4'001 * kMs), *caller);
  EXPECT_EQ(*Load(token_, 4'000 * kMs), *caller);
  EXPECT_EQ(source_.asked, 3);
  EXPECT_EQ(*Load(token_, 29'999 * kMs), *caller);
  EXPECT_EQ(Fresh(token_, 30'000 * kMs), nullptr);
  EXPECT_TRUE(absl::IsUnavailable(Load(token_, 30'000 * kMs).status()));
}

TEST_F(CallerCacheTest, AsksASilentSourceOnceASecondAndForgetsTheRefusalThen) {
  source_.trouble = absl::UnavailableError("");
  EXPECT_TRUE(absl::IsUnavailable(Load(token_, kNone).status()));
  EXPECT_TRUE(absl::IsUnavailable(Load(token_, 999 * kMs).status()));
  EXPECT_EQ(source_.asked, 1);
  source_.trouble = absl::OkStatus();
  EXPECT_TRUE(Load(token_, 1'000 * kMs).ok());
  EXPECT_NE(Fresh(token_, 1'001 * kMs), nullptr);
}

TEST_F(CallerCacheTest, ASubjectThatMayNotCallAtAllIsRefusedAtOnce) {
  ASSERT_TRUE(Load(token_, kNone).ok());
  source_.trouble = absl::PermissionDeniedError("locked");
  EXPECT_TRUE(absl::IsPermissionDenied(Load(token_, 1'000 * kMs).status()));
  EXPECT_EQ(Fresh(token_, 1'000 * kMs), nullptr);
}

TEST_F(CallerCacheTest, OneHurriedCallerDoesNotStopTheNext) {
  source_.trouble = absl::DeadlineExceededError("");
  EXPECT_TRUE(absl::IsDeadlineExceeded(Load(token_, kNone).status()));
  source_.trouble = absl::OkStatus();
  EXPECT_TRUE(Load(token_, kMs).ok());
}

TEST_F(CallerCacheTest, ManyAtOnceAskOnce) {
  absl::Notification gate;
  source_.gate = &gate;
  std::vector<std::thread> callers;
  std::atomic<int> loaded = 0;
  for (int i = 0; i < 4; ++i) {
    callers.emplace_back([&] { loaded += Load(token_, kNone).ok(); });
  }
  while (source_.asked == 0) std::this_thread::yield();
  EXPECT_EQ(ReasonOf(cache_.Load(token_, start_, absl::Now()).status()), Reason::DEADLINE_PASSED);
  gate.Notify();
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(loaded, 4);
  EXPECT_EQ(source_.asked, 1);
}

TEST_F(CallerCacheTest, ForgetsTheTokenThatWasNotUsedForTheLongestTime) {
  ASSERT_TRUE(Load(token_, kNone).ok());
  std::vector<std::string> others;
  for (int i = 0; i < 1'000; ++i) {
    others.push_back(TokenOf("volunteers/V" + std::to_string(i)));
    ASSERT_TRUE(Load(others.back(), kNone).ok());
    ASSERT_NE(Fresh(token_, kMs), nullptr) << "in use, and yet forgotten after " << i;
  }
  const auto kept = std::count_if(others.begin(), others.end(), [this](const std::string& other) {
    return Fresh(other, kMs) != nullptr;
  });
  EXPECT_GT(kept, 64 * 2);
  EXPECT_LT(kept, 64 * 4);
  EXPECT_NE(Fresh(others.back(), kMs), nullptr);
}

TEST(Lru, KeepsNoMoreThanItMay) {
  Lru<int> lru(2);
  lru.Put("a", 1);
  lru.Put("b", 2);
  EXPECT_EQ(*lru.Find("a"), 1);
  lru.Put("c", 3);
  EXPECT_EQ(lru.size(), 2u);
  EXPECT_EQ(lru.Find("b"), nullptr);
  lru.Put("a", 4);
  EXPECT_EQ(*lru.Find("a"), 4);
  lru.Drop("a");
  lru.Drop("a");
  EXPECT_EQ(lru.Find("a"), nullptr);
  EXPECT_EQ(lru.size(), 1u);
}

TEST_F(CallerCacheTest, TakesTheSubjectOfACertificateUntilItEnds) {
  const Peer peer{"agencies/charity", start_, start_ + absl::Hours(1)};
  const std::string bearer = CallerCache::BearerOf(peer);
  EXPECT_EQ(Fresh(bearer, kNone), nullptr);
  const auto caller = Load(bearer, kNone);
  ASSERT_TRUE(caller.ok());
  EXPECT_EQ((*caller)->subject, "agencies/charity");
  EXPECT_EQ(source_.last, "agencies/charity");
  EXPECT_NE(Fresh(bearer, kMs), nullptr);
  EXPECT_EQ(Fresh(bearer, absl::Hours(1)), nullptr);
}

TEST_F(CallerCacheTest, AsksAgainWhenTheClockWasSetBack) {
  ASSERT_TRUE(Load(token_, absl::Minutes(30)).ok());
  EXPECT_NE(Fresh(token_, absl::Minutes(30) - absl::Seconds(1)), nullptr);
  EXPECT_EQ(Fresh(token_, absl::Minutes(30) - absl::Seconds(2)), nullptr);
  source_.role = Role::INSPECTOR;
  const auto caller = Load(token_, kNone);
  ASSERT_TRUE(caller.ok());
  EXPECT_EQ((*caller)->delegations[0].role, Role::INSPECTOR);
  EXPECT_NE(Fresh(token_, kMs), nullptr);
}

TEST_F(CallerCacheTest, TakesTokensOfBothKeysWhileKeysChangeAndThenOfTheNewOneAlone) {
  const TokenKeys next = NewTokenKeys();
  const std::string new_token =
      TokenMinter::FromPem(next.private_pem)->Mint("staff/lin", start_, start_ + absl::Hours(1));
  EXPECT_TRUE(Load(token_, kNone).ok());
  EXPECT_FALSE(Load(new_token, kNone).ok());
  cache_.Trust(*TokenVerifier::FromPem(next.public_pem + Keys().public_pem));
  EXPECT_TRUE(Load(token_, kMs).ok());
  EXPECT_TRUE(Load(new_token, kMs).ok());
  cache_.Trust(*TokenVerifier::FromPem(next.public_pem));
  EXPECT_EQ(Fresh(token_, 2 * kMs), nullptr);
  EXPECT_EQ(ReasonOf(Load(token_, 2 * kMs).status()), Reason::UNAUTHENTICATED_TOKEN);
  EXPECT_TRUE(Load(new_token, 2 * kMs).ok());
}

}  // namespace
}  // namespace linli::identity
