#include "services/awards/domain/nomination_points.h"

#include "gtest/gtest.h"
#include "services/awards/domain/plan_samples.h"

namespace linli::awards::domain {
namespace {

v1::Ranking Ranked(const v1::AwardPlan& plan, int64_t minutes, const Gathered& gathered,
                   int64_t most_votes) {
  v1::Nomination nomination;
  nomination.mutable_snapshot()->set_window_minutes(minutes);
  v1::Ranking ranking;
  Rank(plan, nomination, gathered, most_votes, ranking);
  return ranking;
}

// S0-8: time 400, quality 200, deeds 200, effect 100, public vote 100 thousandths.
TEST(NominationPoints, WeighsTimeQualityDeedsEffectAndVotes) {
  const v1::AwardPlan plan = SamplePlan();
  Gathered all;
  for (auto kind :
       {v1::CRITERION_SERVICE_QUALITY, v1::CRITERION_DEEDS, v1::CRITERION_SOCIAL_EFFECT}) {
    all.scores[kind] = {100, 1};
  }
  all.public_votes = 7;
  EXPECT_EQ(Ranked(plan, 6000, all, 7).points(), 10'000);
  EXPECT_EQ(Ranked(plan, 9000, all, 7).points(), 10'000) << "more than full is full";
  EXPECT_EQ(Ranked(plan, 0, Gathered(), 0).points(), 0);
  EXPECT_EQ(Ranked(plan, 3000, Gathered(), 0).points(), 2'000);
  EXPECT_EQ(Ranked(plan, 6000, Gathered(), 5).criterion_points_size(), 5);
}

TEST(NominationPoints, TakesTheMeanAndCutsItOff) {
  const v1::AwardPlan plan = SamplePlan();
  Gathered gathered;
  gathered.scores[v1::CRITERION_SERVICE_QUALITY] = {200, 3};  // 66.666…
  const v1::Ranking ranking = Ranked(plan, 0, gathered, 0);
  EXPECT_EQ(ranking.criterion_points(1).points(), 6'666);
  EXPECT_EQ(ranking.criterion_points(1).scores(), 3);
  EXPECT_EQ(ranking.points(), 1'333) << "6,666 * 0.2 = 1,333.2";
  EXPECT_EQ(Ranked(plan, 5999, Gathered(), 0).criterion_points(0).points(), 9'998);
}

TEST(NominationPoints, AVoteThatWeighsNothingIsOnlyShown) {
  v1::AwardPlan plan = SamplePlan();
  plan.set_public_vote_weight(0);
  Gathered gathered;
  gathered.public_votes = 1000;
  const v1::Ranking ranking = Ranked(plan, 0, gathered, 1000);
  EXPECT_EQ(ranking.points(), 0);
  EXPECT_EQ(ranking.public_votes(), 1000);
  EXPECT_EQ(ranking.criterion_points_size(), 4);
}

}  // namespace
}  // namespace linli::awards::domain
