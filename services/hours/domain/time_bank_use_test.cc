#include "services/hours/domain/time_bank_use.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

v1::Policy Open(int redeem_age = 0) {
  v1::Policy policy;
  policy.mutable_time_bank()->set_redeem_age(redeem_age);
  policy.mutable_time_bank()->set_hold_days(30);
  return policy;
}

TEST(TimeBankUse, NeedsATimeBank) {
  EXPECT_EQ(ReasonOf(HasTimeBank({})), Reason::TIME_BANK_CLOSED);
  EXPECT_TRUE(HasTimeBank(Open()).ok());
  EXPECT_EQ(ReasonOf(MayUseTime({}, absl::CivilDay(1950, 1, 1), absl::Now())),
            Reason::TIME_BANK_CLOSED);
}

TEST(TimeBankUse, BeginsWithTheBirthdayThatTheCityNames) {  // S4-38
  const absl::CivilDay birth(1966, 11, 28);
  const absl::Time birthday = time::StartOfDay(absl::CivilDay(2026, 11, 28));
  const struct {
    int age;
    std::optional<absl::CivilDay> birth;
    absl::Time now;
    Reason reason;
  } cases[] = {
      {60, birth, birthday, Reason::REASON_UNSPECIFIED},
      {60, birth, birthday - absl::Nanoseconds(1), Reason::TIME_BANK_AGE},
      {61, birth, birthday, Reason::TIME_BANK_AGE},
      {60, std::nullopt, birthday, Reason::TIME_BANK_AGE},
      {0, std::nullopt, birthday, Reason::REASON_UNSPECIFIED},  // 随时支取
      {0, absl::CivilDay(2010, 1, 1), birthday, Reason::REASON_UNSPECIFIED},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(MayUseTime(Open(c.age), c.birth, c.now)), c.reason) << c.age;
  }
}

TEST(TimeBankUse, HoldsEndWithinTheDaysOfThePolicy) {
  const absl::Time now = absl::FromUnixSeconds(1'790'000'000);
  const struct {
    absl::Time expires;
    bool good;
  } cases[] = {
      {now, false},
      {now + absl::Nanoseconds(1), true},
      {now + absl::Hours(24 * 30), true},
      {now + absl::Hours(24 * 30) + absl::Nanoseconds(1), false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(CheckHoldEnd(Open(), c.expires, now).ok(), c.good) << c.expires;
  }
}

TEST(TimeBankUse, KnowsTheCityOfARegion) {
  EXPECT_EQ(CityOf("regions/130502001001"), "1305");
  EXPECT_EQ(CityOf("regions/130502"), "1305");
  EXPECT_EQ(CityOf("regions/13"), "13");
  EXPECT_EQ(CityAccount("pool", "1305"), "accounts/timebank-pool-1305");
}

}  // namespace
}  // namespace linli::hours::domain
