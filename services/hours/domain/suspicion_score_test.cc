#include "services/hours/domain/suspicion_score.h"

#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

using Signal = v1::Quarantine::Signal;

TEST(SuspicionScore, CountsEachThresholdThreeTimesAtMost) {  // PAIN-1, PAIN-2
  const v1::DefencePolicy defence = DefenceOf({});
  const struct {
    Signal::Kind kind;
    int value, points;
  } cases[] = {
      {Signal::VELOCITY, 5999, 0},
      {Signal::VELOCITY, 6000, 60},
      {Signal::VELOCITY, 11999, 60},
      {Signal::VELOCITY, 12000, 120},
      {Signal::VELOCITY, 18000, 180},
      {Signal::VELOCITY, 600000, 180},
      {Signal::REGULARITY, 19, 0},
      {Signal::REGULARITY, 20, 60},
      {Signal::VOLUME, 299, 0},
      {Signal::VOLUME, 300, 60},
      {Signal::NO_CHECK_INS, 59, 0},
      {Signal::NO_CHECK_INS, 60, 60},
      {Signal::PLACE_CLUSTER, 4, 0},
      {Signal::PLACE_CLUSTER, 5, 60},
      {Signal::DEVICE_CLUSTER, 119, 0},
      {Signal::DEVICE_CLUSTER, 120, 60},
      {Signal::IMPOSSIBLE_TRAVEL, 249, 0},
      {Signal::IMPOSSIBLE_TRAVEL, 250, 100},
      {Signal::IMPOSSIBLE_TRAVEL, 499, 100},
      {Signal::IMPOSSIBLE_TRAVEL, 500, 200},
  };
  for (const auto& c : cases) {
    const v1::Quarantine scored = Score(defence, {{c.kind, c.value, "staff/a"}});
    ASSERT_EQ(scored.signals_size(), 1);
    EXPECT_EQ(scored.points(), c.points) << Signal::Kind_Name(c.kind) << " " << c.value;
    EXPECT_EQ(scored.signals(0).points(), c.points);
    EXPECT_EQ(scored.signals(0).value(), c.value) << "also what did not reach its threshold";
    EXPECT_EQ(scored.signals(0).about(), "staff/a");
    EXPECT_EQ(Holds(scored), c.points >= 100);
  }
}

TEST(SuspicionScore, AddsUpUntilItHolds) {
  const v1::DefencePolicy defence = DefenceOf({});
  const v1::Quarantine noted = Score(defence, {{Signal::VELOCITY, 6000}, {Signal::VOLUME, 299}});
  EXPECT_EQ(noted.points(), 60);
  EXPECT_EQ(noted.state(), v1::Quarantine::NOTED);
  const v1::Quarantine held = Score(defence, {{Signal::VELOCITY, 6000}, {Signal::VOLUME, 300}});
  EXPECT_EQ(held.points(), 120);
  EXPECT_EQ(held.hold_points(), 100);
  EXPECT_EQ(held.state(), v1::Quarantine::HELD);
}

TEST(SuspicionScore, IsJudgedByWhatTheCitySays) {  // law 9
  v1::Policy policy;
  policy.mutable_defence()->set_hold_points(30);
  policy.mutable_defence()->mutable_volume()->set_threshold(10);
  policy.mutable_defence()->mutable_volume()->set_weight(15);
  policy.mutable_defence()->mutable_velocity()->set_off(true);
  const v1::DefencePolicy defence = DefenceOf(policy);
  const v1::Quarantine scored = Score(defence, {{Signal::VELOCITY, 90000}, {Signal::VOLUME, 20}});
  ASSERT_EQ(scored.signals_size(), 1) << "what is off is not looked at";
  EXPECT_EQ(scored.signals(0).threshold(), 10);
  EXPECT_EQ(scored.signals(0).weight(), 15);
  EXPECT_EQ(scored.points(), 30);
  EXPECT_TRUE(Holds(scored));
  EXPECT_FALSE(LooksAt(defence, Signal::VELOCITY));
  EXPECT_TRUE(LooksAt(defence, Signal::VOLUME));
  policy.mutable_defence()->set_off(true);
  EXPECT_FALSE(LooksAt(DefenceOf(policy), Signal::VOLUME));
  EXPECT_EQ(Score(DefenceOf(policy), {{Signal::VOLUME, 900}}).points(), 0);
}

TEST(SuspicionScore, HasADefaultForEveryFigure) {
  const v1::DefencePolicy defence = DefenceOf({});
  EXPECT_EQ(defence.hold_points(), 100);
  EXPECT_EQ(defence.look_back_minutes(), 1440);
  EXPECT_EQ(defence.moment_seconds(), 1);
  EXPECT_EQ(defence.device_seconds(), 60);
  EXPECT_EQ(defence.checked_in_percent(), 10);
  EXPECT_EQ(defence.one_place_meters(), 3000);
  EXPECT_EQ(CountTo(defence), 900) << "three times the largest threshold of anything counted";
  v1::Policy nonsense;
  nonsense.mutable_defence()->mutable_volume()->set_threshold(-5);
  EXPECT_EQ(DefenceOf(nonsense).volume().threshold(), 300);
  EXPECT_THROW(RuleOf(defence, Signal::KIND_UNSPECIFIED), std::invalid_argument);
}

}  // namespace
}  // namespace linli::hours::domain
