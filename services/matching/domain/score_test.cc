#include "services/matching/domain/score.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

using ::testing::ElementsAre;
using v1::Factor;

const absl::Time kMondayMorning = time::StartOfDay(absl::CivilDay(2026, 3, 9)) + absl::Hours(8);

v1::ScorePolicy Policy() {
  v1::ScorePolicy policy;
  policy.set_distance_weight(4);
  policy.set_category_weight(2);
  policy.set_time_weight(2);
  policy.set_skill_weight(1);
  policy.set_need_weight(1);
  policy.set_half_distance_meters(3000);
  return policy;
}

Candidate Near() {
  return {.category = "0006",
          .start = kMondayMorning,
          .end = kMondayMorning + absl::Hours(4),
          .places = 10,
          .free_places = 5,
          .distance_metres = 0};
}

v1::Recommendation Scored(const Preferences& preferences, const Candidate& candidate) {
  v1::Recommendation recommendation;
  Score(Policy(), preferences, candidate, recommendation);
  return recommendation;
}

double ValueOf(const v1::Recommendation& recommendation, Factor::Kind kind) {
  for (const Factor& factor : recommendation.factors()) {
    if (factor.kind() == kind) return factor.value();
  }
  return -1;
}

TEST(Score, AddsUpWhatItExplains) {
  const Preferences all{.categories = {"0006"}, .skills = {"01"}, .availability = 1};
  const v1::Recommendation scored = Scored(all, Near());
  double sum = 0, weights = 0;
  for (const Factor& factor : scored.factors()) {
    EXPECT_DOUBLE_EQ(factor.contribution(), factor.value() * factor.weight());
    sum += factor.contribution();
    weights += factor.weight();
  }
  EXPECT_EQ(scored.factors_size(), 5);
  EXPECT_DOUBLE_EQ(scored.score(), sum);
  EXPECT_DOUBLE_EQ(weights, 1);
  EXPECT_DOUBLE_EQ(scored.score(), (4 * 1.0 + 2 * 1.0 + 2 * 1.0 + 1 * 0.0 + 1 * 0.5) / 10);
}

TEST(Score, ExplainsTheGreatestContributionFirst) {
  std::vector<Factor::Kind> kinds;
  const v1::Recommendation scored = Scored({.categories = {"0006"}}, Near());
  for (const Factor& factor : scored.factors()) {
    kinds.push_back(factor.kind());
  }
  EXPECT_THAT(kinds, ElementsAre(Factor::DISTANCE, Factor::CATEGORY, Factor::NEED));
}

// S0-12: nearest first
TEST(Score, IsOneHalfForNearnessAtHalfDistance) {
  for (const auto& [metres, value] : {std::pair{0.0, 1.0}, {3000.0, 0.5}, {9000.0, 0.25}}) {
    Candidate candidate = Near();
    candidate.distance_metres = metres;
    EXPECT_DOUBLE_EQ(ValueOf(Scored({}, candidate), Factor::DISTANCE), value);
  }
}

TEST(Score, LeavesOutWhatNobodyCanJudge) {
  Candidate candidate = Near();
  candidate.distance_metres.reset();
  const v1::Recommendation scored = Scored({}, candidate);
  ASSERT_EQ(scored.factors_size(), 1);
  EXPECT_EQ(scored.factors(0).kind(), Factor::NEED);
  EXPECT_DOUBLE_EQ(scored.score(), 0.5);
}

TEST(Score, PrefersWhatFits) {
  struct Case {
    Factor::Kind kind;
    Preferences fits, fits_not;
  };
  const Case cases[] = {
      {Factor::CATEGORY, {.categories = {"0006"}}, {.categories = {"0001"}}},
      {Factor::TIME, {.availability = 1}, {.availability = 2}},
  };
  for (const Case& c : cases) {
    EXPECT_DOUBLE_EQ(ValueOf(Scored(c.fits, Near()), c.kind), 1);
    EXPECT_DOUBLE_EQ(ValueOf(Scored(c.fits_not, Near()), c.kind), 0);
  }
}

TEST(Score, PrefersShiftsThatNeedASkill) {
  Candidate candidate = Near();
  EXPECT_EQ(ValueOf(Scored({.skills = {"01"}}, candidate), Factor::SKILL), 0);
  candidate.required_skills = {"01"};
  EXPECT_EQ(ValueOf(Scored({.skills = {"01"}}, candidate), Factor::SKILL), 1);
}

TEST(Score, KeepsTheBestAndBreaksTiesByStart) {
  const auto recommended = [](const char* shift, double score, int hours) {
    v1::Recommendation recommendation;
    recommendation.set_shift(shift);
    recommendation.set_score(score);
    *recommendation.mutable_start_time() = time::ToProto(kMondayMorning + absl::Hours(hours));
    return recommendation;
  };
  std::vector<v1::Recommendation> all = {recommended("d", 0.1, 0), recommended("c", 0.5, 2),
                                         recommended("b", 0.5, 1), recommended("a", 0.9, 9)};
  KeepBest(all, 3);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].shift() + all[1].shift() + all[2].shift(), "abc");
  KeepBest(all, 100);
  EXPECT_EQ(all.size(), 3u);
}

}  // namespace
}  // namespace linli::matching::domain
