#include "services/registration/domain/training_plan_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/time/china_day.h"

namespace linli::registration::domain {
namespace {

using ::testing::ElementsAre;

v1::TrainingTarget Target(v1::TrainingPeriod period, int sessions, int people = 0) {
  v1::TrainingTarget target;
  target.set_period(period);
  target.set_sessions(sessions);
  target.set_people(people);
  return target;
}

TEST(TrainingPlanRule, EndsAtMidnightInChina) {  // S2-26
  const absl::Time midnight = time::StartOfDay(absl::CivilDay(2027, 1, 1));
  EXPECT_FALSE(YearIsOver(2026, midnight - absl::Seconds(1)));
  EXPECT_TRUE(YearIsOver(2026, midnight));
  EXPECT_FALSE(YearIsOver(2027, midnight));
  EXPECT_EQ(YearOf(2026).second, YearOf(2027).first);
}

TEST(TrainingPlanRule, ReadsTheYearOfAName) {
  EXPECT_EQ(YearIn("regions/1305/trainingPlans/2026"), 2026);
  for (const char* name :
       {"regions/1305/trainingPlans/x", "regions/1305/trainingPlans/-2026", ""}) {
    EXPECT_EQ(YearIn(name), 0) << name;
  }
}

TEST(TrainingPlanRule, NamesEachTopicOnce) {
  v1::TrainingPlan plan;
  for (const char* topic : {"急救", "", "礼仪", "急救", ""}) plan.add_targets()->set_topic(topic);
  Violations violations;
  CheckTargets(plan, violations);
  for (int i = 0; i < plan.targets_size(); ++i) {
    EXPECT_EQ(violations.CountOf(absl::StrCat("training_plan.targets[", i, "].topic")), i > 2) << i;
  }
}

TEST(TrainingPlanRule, CountsPeriodByPeriod) {  // S2-26
  const std::array<int, 12> months = {2, 0, 1, 1, 1, 1, 0, 3, 0, 0, 0, 3};
  struct Row {
    v1::TrainingTarget target;
    std::vector<int> sessions;
    bool reached;
  };
  v1::TrainingFigure figure;
  figure.set_people(40);
  const Row rows[] = {
      {Target(v1::TRAINING_MONTHLY, 1), {2, 0, 1, 1, 1, 1, 0, 3, 0, 0, 0, 3}, false},
      {Target(v1::TRAINING_QUARTERLY, 3), {3, 3, 3, 3}, true},
      {Target(v1::TRAINING_QUARTERLY, 4), {3, 3, 3, 3}, false},
      {Target(v1::TRAINING_HALF_YEARLY, 6), {6, 6}, true},
      {Target(v1::TRAINING_YEARLY, 12, 40), {12}, true},
      {Target(v1::TRAINING_YEARLY, 12, 41), {12}, false},
      {Target(v1::TRAINING_YEARLY, 13), {12}, false},
  };
  for (const Row& row : rows) {
    const v1::TargetProgress progress = ProgressOf(row.target, 2026, figure, months);
    std::vector<int> sessions;
    for (const auto& period : progress.periods()) sessions.push_back(period.sessions());
    EXPECT_EQ(sessions, row.sessions) << &row - rows;
    EXPECT_EQ(progress.reached(), row.reached) << &row - rows;
  }
  std::vector<std::string> starts;
  const v1::TargetProgress quarters =
      ProgressOf(Target(v1::TRAINING_QUARTERLY, 1), 2026, figure, months);
  for (const auto& period : quarters.periods()) starts.push_back(period.start_date());
  EXPECT_THAT(starts, ElementsAre("2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"));
}

}  // namespace
}  // namespace linli::registration::domain
