#include "services/matching/domain/score.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/matching/domain/appraisal.h"

namespace linli::matching::domain {
namespace {

using ::testing::ElementsAre;
using v1::Factor;

v1::ScorePolicy Policy() {
  v1::ScorePolicy policy;
  policy.set_distance_weight(4);
  policy.set_category_weight(2);
  policy.set_time_weight(2);
  policy.set_skill_weight(1);
  policy.set_need_weight(1);
  policy.set_history_weight(2);
  policy.set_reliability_weight(3);
  policy.set_response_weight(1);
  policy.set_fairness_weight(1);
  policy.set_half_distance_meters(3000);
  return policy;
}

const Weights kWeights{Policy()};

Supply Eager() {
  Supply supply;
  supply.skills.Add(1);
  supply.categories.Add(6);
  supply.times = 1;
  return supply;
}
Demand Near() { return {.category = 6, .times = 1, .places = 10, .free = 5}; }

struct Scored {
  double score = 0;
  google::protobuf::RepeatedPtrField<Factor> factors;

  double ValueOf(Factor::Kind kind) const {
    for (const Factor& factor : factors) {
      if (factor.kind() == kind) return factor.value();
    }
    return -1;
  }
};

Scored Of(Side side, const Supply& supply, const Demand& demand,
          std::optional<double> metres = 0.0) {
  Scored scored;
  const Appraisal appraisal = Appraise(side, supply, demand, kWeights, metres);
  scored.score = kWeights.Explain(appraisal, &scored.factors);
  EXPECT_DOUBLE_EQ(scored.score, kWeights.Score(appraisal));
  return scored;
}

TEST(Score, AddsUpWhatItExplains) {
  const Scored scored = Of(Side::kVolunteer, Eager(), Near());
  double sum = 0, weights = 0;
  for (const Factor& factor : scored.factors) {
    EXPECT_DOUBLE_EQ(factor.contribution(), factor.value() * factor.weight());
    sum += factor.contribution();
    weights += factor.weight();
  }
  EXPECT_EQ(scored.factors.size(), 5);
  EXPECT_DOUBLE_EQ(scored.score, sum);
  EXPECT_DOUBLE_EQ(weights, 1);
  EXPECT_DOUBLE_EQ(scored.score, (4 * 1.0 + 2 * 1.0 + 2 * 1.0 + 1 * 0.0 + 1 * 0.5) / 10);
}

TEST(Score, ExplainsTheGreatestContributionFirst) {
  Supply supply;
  supply.categories.Add(6);
  std::vector<Factor::Kind> kinds;
  for (const Factor& factor : Of(Side::kVolunteer, supply, Near()).factors) {
    kinds.push_back(factor.kind());
  }
  EXPECT_THAT(kinds, ElementsAre(Factor::DISTANCE, Factor::CATEGORY, Factor::NEED));
}

// S0-12: nearest first
TEST(Score, IsOneHalfForNearnessAtHalfDistance) {
  for (const auto& [metres, value] : {std::pair{0.0, 1.0}, {3000.0, 0.5}, {9000.0, 0.25}}) {
    EXPECT_DOUBLE_EQ(Of(Side::kVolunteer, {}, Near(), metres).ValueOf(Factor::DISTANCE), value);
  }
}

TEST(Score, IsNeverMoreThanTheBestAtItsDistance) {
  Supply perfect = Eager();
  perfect.served.Add(6);
  perfect.kept = 4;
  Demand wanted = Near();
  wanted.free = wanted.places;
  wanted.skills.Add(1);
  wanted.answered = 1;
  for (const double metres : {0.0, 700.0, 3000.0, 40000.0}) {
    for (const Side side : {Side::kVolunteer, Side::kShift}) {
      for (const Supply& supply : {perfect, Eager(), Supply()}) {
        EXPECT_LE(Of(side, supply, wanted, metres).score, kWeights.BestAt(metres));
      }
    }
  }
}

TEST(Score, LeavesOutWhatNobodyCanJudge) {
  const Scored scored = Of(Side::kVolunteer, {}, Near(), std::nullopt);
  ASSERT_EQ(scored.factors.size(), 1);
  EXPECT_EQ(scored.factors[0].kind(), Factor::NEED);
  EXPECT_DOUBLE_EQ(scored.score, 0.5);
}

TEST(Score, LeavesOutWhatPolicyDoesNotWeigh) {
  v1::ScorePolicy policy;
  policy.set_need_weight(1);
  google::protobuf::RepeatedPtrField<Factor> factors;
  const Weights weights(policy);
  EXPECT_DOUBLE_EQ(
      weights.Explain(Appraise(Side::kVolunteer, Eager(), Near(), weights, 10.0), &factors), 0.5);
  EXPECT_EQ(factors.size(), 1);
  EXPECT_EQ(Weights(v1::ScorePolicy()).Score(Appraisal()), 0);
}

TEST(Score, PrefersWhatFits) {
  Supply other;
  other.categories.Add(1);
  other.times = 2;
  for (const Factor::Kind kind : {Factor::CATEGORY, Factor::TIME}) {
    EXPECT_DOUBLE_EQ(Of(Side::kVolunteer, Eager(), Near()).ValueOf(kind), 1);
    EXPECT_DOUBLE_EQ(Of(Side::kVolunteer, other, Near()).ValueOf(kind), 0);
  }
}

TEST(Score, PrefersShiftsThatNeedASkill) {
  Demand demand = Near();
  EXPECT_EQ(Of(Side::kVolunteer, Eager(), demand).ValueOf(Factor::SKILL), 0);
  demand.skills.Add(1);
  EXPECT_EQ(Of(Side::kVolunteer, Eager(), demand).ValueOf(Factor::SKILL), 1);
}

// S4-14: what was served before counts
TEST(Score, KnowsWhatAVolunteerHasDone) {
  Supply supply = Eager();
  EXPECT_EQ(Of(Side::kShift, supply, Near()).ValueOf(Factor::HISTORY), -1);
  EXPECT_EQ(Of(Side::kShift, supply, Near()).ValueOf(Factor::RELIABILITY), -1);
  supply.served.Add(7);
  EXPECT_EQ(Of(Side::kShift, supply, Near()).ValueOf(Factor::HISTORY), 0);
  supply.served.Add(6);
  supply.kept = 3;
  supply.broken = 1;
  EXPECT_EQ(Of(Side::kShift, supply, Near()).ValueOf(Factor::HISTORY), 1);
  EXPECT_EQ(Of(Side::kShift, supply, Near()).ValueOf(Factor::RELIABILITY), 0.75);
}

TEST(Score, SpreadsServiceOverAll) {
  Supply supply = Eager();
  EXPECT_EQ(Of(Side::kShift, supply, Near()).ValueOf(Factor::FAIRNESS), 1);
  supply.recent = 3;
  EXPECT_EQ(Of(Side::kShift, supply, Near()).ValueOf(Factor::FAIRNESS), 0.25);
}

TEST(Score, PrefersOrganisationsThatAnswer) {
  Demand demand = Near();
  EXPECT_EQ(Of(Side::kVolunteer, Eager(), demand).ValueOf(Factor::RESPONSE), -1);
  demand.answered = 0.5F;
  EXPECT_EQ(Of(Side::kVolunteer, Eager(), demand).ValueOf(Factor::RESPONSE), 0.5);
}

}  // namespace
}  // namespace linli::matching::domain
