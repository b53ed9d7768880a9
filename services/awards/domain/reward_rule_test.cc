#include "services/awards/domain/reward_rule.h"

#include <gtest/gtest.h>

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::awards::domain {
namespace {

// The last microsecond of the year in China.
const absl::Time kLast = time::StartOfDay(absl::CivilDay(2027, 1, 1)) - absl::Microseconds(1);

v1::Reward Umbrella() {
  v1::Reward reward;
  reward.set_region("regions/1305");
  reward.set_state(v1::REWARD_ON_OFFER);
  reward.set_stock(10);
  reward.set_minutes(60);
  *reward.mutable_end_time() = time::ToProto(kLast);
  return reward;
}

TEST(RewardRule, IsForSomething) {
  v1::Reward reward = Umbrella();
  const auto faults = [&](absl::Time now) {
    Violations violations;
    FindFaults(reward, now, violations);
    return violations.ToStatus();
  };
  EXPECT_THAT(faults(kLast - absl::Microseconds(1)), IsOk());
  EXPECT_THAT(faults(kLast), Violates("reward.end_time", Reason::FIELD_RANGE));
  reward.clear_minutes();
  EXPECT_THAT(faults(kLast), Violates("reward.minutes", Reason::FIELD_REQUIRED));
  reward.set_star(1);
  reward.clear_end_time();
  EXPECT_THAT(faults(kLast), IsOk()) << "a treatment asks for a star alone";
}

TEST(RewardRule, IsOfferedInItsRegionUntilItsEnd) {
  const v1::Reward reward = Umbrella();
  const absl::Time before = kLast - absl::Microseconds(1);
  EXPECT_THAT(CheckOffered(reward, "regions/1305", before), IsOk());
  EXPECT_THAT(CheckOffered(reward, "regions/130502", before), IsOk());
  EXPECT_THAT(CheckOffered(reward, "regions/13", before), RefusedWith(Reason::REWARD_STATE));
  EXPECT_THAT(CheckOffered(reward, "regions/1306", before), RefusedWith(Reason::REWARD_STATE));
  EXPECT_THAT(CheckOffered(reward, "", before), RefusedWith(Reason::REWARD_STATE));
  EXPECT_THAT(CheckOffered(reward, "regions/1305", kLast), RefusedWith(Reason::REWARD_STATE));
  for (const auto state : {v1::REWARD_DRAFT, v1::REWARD_WITHDRAWN}) {
    v1::Reward other = reward;
    other.set_state(state);
    EXPECT_THAT(CheckOffered(other, "regions/1305", before), RefusedWith(Reason::REWARD_STATE));
  }
}

TEST(RewardRule, HasStockLimitAndStar) {
  v1::Reward reward = Umbrella();
  reward.set_taken_count(9);
  EXPECT_THAT(CheckConditions(reward, 99, 0), IsOk()) << "no limit, no star";
  reward.set_limit_per_person(2);
  reward.set_star(3);
  EXPECT_THAT(CheckConditions(reward, 1, 3), IsOk());
  EXPECT_THAT(CheckConditions(reward, 2, 3), RefusedWith(Reason::REDEMPTION_LIMIT));
  EXPECT_THAT(CheckConditions(reward, 1, 2), RefusedWith(Reason::REDEMPTION_STAR));
  reward.set_taken_count(10);
  EXPECT_THAT(CheckConditions(reward, 1, 3), RefusedWith(Reason::REWARD_OUT_OF_STOCK));
}

TEST(RewardRule, CountsByPeriodsOfChina) {
  v1::Reward reward = Umbrella();
  const struct {
    v1::LimitPeriod period;
    absl::CivilDay last, first;
  } cases[] = {
      {v1::LIMIT_PER_DAY, absl::CivilDay(2026, 12, 31), absl::CivilDay(2027, 1, 1)},
      {v1::LIMIT_PER_MONTH, absl::CivilDay(2026, 12, 1), absl::CivilDay(2027, 1, 1)},
      {v1::LIMIT_PER_YEAR, absl::CivilDay(2026, 1, 1), absl::CivilDay(2027, 1, 1)},
      {v1::LIMIT_PERIOD_UNSPECIFIED, absl::CivilDay(1900, 1, 1), absl::CivilDay(1900, 1, 1)},
  };
  for (const auto& [period, last, first] : cases) {
    reward.set_limit_period(period);
    EXPECT_EQ(PeriodOf(reward, kLast), last);
    EXPECT_EQ(PeriodOf(reward, kLast + absl::Microseconds(1)), first);
  }
}

TEST(RewardRule, NamesItsRedemptions) {
  const std::string id = RedemptionId("01k2", "a-b");
  EXPECT_EQ(id, "01k2-a-b");
  EXPECT_EQ(RewardIdIn(id), "01k2");
  EXPECT_EQ(RewardIdIn("none"), "none");
}

}  // namespace
}  // namespace linli::awards::domain
