#include "services/awards/domain/plan_way.h"

#include "gtest/gtest.h"
#include "services/awards/domain/plan_samples.h"
#include "tests/support/matchers.h"

namespace linli::awards::domain {
namespace {

constexpr absl::Duration kTick = absl::Microseconds(1);

TEST(PlanWay, EntersEachStageWithItsFirstInstant) {
  const struct {
    absl::Time now;
    v1::PlanState state;
  } cases[] = {
      {Midnight(12, 1) - kTick, v1::PLAN_APPROVED},
      {Midnight(12, 1), v1::PLAN_NOMINATING},
      {Midnight(12, 6) - kTick, v1::PLAN_NOMINATING},
      {Midnight(12, 6), v1::PLAN_REVIEWING},
      {Midnight(12, 12) - kTick, v1::PLAN_REVIEWING},  // the day between the stages
      {Midnight(12, 12), v1::PLAN_VOTING},
      {Midnight(12, 17), v1::PLAN_DELIBERATING},
      {Midnight(12, 31), v1::PLAN_DELIBERATING},  // a verb leads on
  };
  for (const auto& c : cases) {
    v1::AwardPlan plan = SamplePlan();
    LetTimePass(plan, c.now);
    EXPECT_EQ(plan.state(), c.state) << c.now;
  }
}

TEST(PlanWay, NeverGoesBackWithTheClock) {
  v1::AwardPlan plan = SamplePlan();
  plan.set_state(v1::PLAN_VOTING);
  EXPECT_FALSE(LetTimePass(plan, Midnight(12, 2)));
  EXPECT_EQ(plan.state(), v1::PLAN_VOTING);
  for (auto ended : {v1::PLAN_DRAFT, v1::PLAN_CONCLUDED, v1::PLAN_CANCELLED, v1::PLAN_DECIDING}) {
    plan.set_state(ended);
    EXPECT_FALSE(LetTimePass(plan, Midnight(12, 31)));
    EXPECT_EQ(NextDue(plan), std::nullopt);
  }
}

TEST(PlanWay, EndsANoticeAtItsMidnight) {
  v1::AwardPlan plan = SamplePlan();
  plan.set_state(v1::PLAN_NOTICE);
  *plan.mutable_notice_end_time() = time::ToProto(Midnight(12, 30));
  EXPECT_EQ(NextDue(plan), Midnight(12, 30));
  EXPECT_FALSE(LetTimePass(plan, Midnight(12, 30) - kTick));
  EXPECT_TRUE(LetTimePass(plan, Midnight(12, 30)));
  EXPECT_EQ(plan.state(), v1::PLAN_DECIDING);
}

TEST(PlanWay, TellsWhenTheClockMovesItNext) {
  v1::AwardPlan plan = SamplePlan();
  EXPECT_EQ(NextDue(plan), Midnight(12, 1));
  plan.set_state(v1::PLAN_REVIEWING);
  EXPECT_EQ(NextDue(plan), Midnight(12, 12));
  plan.set_state(v1::PLAN_DELIBERATING);
  EXPECT_EQ(NextDue(plan), std::nullopt);
}

TEST(PlanWay, AStageHoldsItsFirstInstantAndNotItsEnd) {
  const v1::AwardPlan plan = SamplePlan();
  EXPECT_FALSE(InStage(plan, v1::STAGE_VOTING, Midnight(12, 12) - kTick));
  EXPECT_TRUE(InStage(plan, v1::STAGE_VOTING, Midnight(12, 12)));
  EXPECT_TRUE(InStage(plan, v1::STAGE_VOTING, Midnight(12, 17) - kTick));
  EXPECT_FALSE(InStage(plan, v1::STAGE_VOTING, Midnight(12, 17)));
  EXPECT_FALSE(InStage(plan, v1::STAGE_CULTIVATING, Midnight(12, 12)));
}

// Every act in every state.
TEST(PlanWay, AllowsEachActWhereTheTableSays) {
  // D draft, A approved, N nominating, R reviewing, C cultivating, V voting, B deliberating, P
  // notice, E deciding, F concluded, X cancelled
  constexpr std::string_view kStates = "DANRCVBPEFX";
  const struct {
    PlanAct act;
    std::string_view allowed;
    char leads_to;  // ' ': stays
  } cases[] = {
      {PlanAct::kUpdate, "D", ' '},         {PlanAct::kOpen, "D", 'A'},
      {PlanAct::kReschedule, "ANRCV", ' '}, {PlanAct::kCancel, "DANRCVBPE", 'X'},
      {PlanAct::kNominate, "N", ' '},       {PlanAct::kAccept, "NR", ' '},
      {PlanAct::kReview, "R", ' '},         {PlanAct::kCheck, "RCVB", ' '},
      {PlanAct::kScore, "RCVB", ' '},       {PlanAct::kVote, "V", ' '},
      {PlanAct::kConvene, "B", ' '},        {PlanAct::kPublish, "B", 'P'},
      {PlanAct::kObject, "P", ' '},         {PlanAct::kDecide, "E", 'F'},
  };
  for (const auto& c : cases) {
    for (size_t i = 0; i < kStates.size(); ++i) {
      v1::AwardPlan plan = SamplePlan();
      plan.set_state(static_cast<v1::PlanState>(i + 1));
      const bool allowed = c.allowed.find(kStates[i]) != std::string_view::npos;
      const absl::Status status = MayInPlan(plan, c.act);
      if (!allowed) {
        EXPECT_THAT(status, RefusedWith(Reason::AWARD_PLAN_STATE));
        continue;
      }
      EXPECT_THAT(status, IsOk());
      const char after = kStates[StateAfter(plan, c.act) - 1];
      EXPECT_EQ(after, c.leads_to == ' ' ? kStates[i] : c.leads_to);
    }
  }
}

}  // namespace
}  // namespace linli::awards::domain
