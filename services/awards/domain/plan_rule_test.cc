#include "services/awards/domain/plan_rule.h"

#include <functional>

#include "gtest/gtest.h"
#include "services/awards/domain/plan_samples.h"
#include "tests/support/matchers.h"

namespace linli::awards::domain {
namespace {

constexpr char kRegion[] = "regions/1305";

// S0-8
TEST(PlanRule, AcceptsTimeQualityDeedsAndSocialEffect) {
  EXPECT_THAT(CheckPlan(SamplePlan(), kRegion), IsOk());
}

// S2-20: 党政关注、社会急需、青年能为; S2-10: apply, screen, cultivate.
TEST(PlanRule, AcceptsAProjectCallOnThreeFactors) {
  v1::AwardPlan plan = SamplePlan();
  plan.set_kind(v1::PLAN_PROJECT_CALL);
  plan.set_nominee_kind(v1::NOMINEE_PROJECT);
  plan.clear_criteria();
  for (auto kind :
       {v1::CRITERION_PARTY_CONCERN, v1::CRITERION_SOCIAL_NEED, v1::CRITERION_YOUTH_CAN_DO}) {
    plan.add_criteria()->set_kind(kind);
    plan.mutable_criteria()->rbegin()->set_weight(300);
  }
  plan.mutable_stages(2)->set_kind(v1::STAGE_CULTIVATING);
  plan.clear_votes_per_person();
  plan.clear_public_vote_weight();
  plan.mutable_criteria(0)->set_weight(400);
  EXPECT_THAT(CheckPlan(plan, kRegion), IsOk());
  plan.set_kind(v1::PLAN_COMMENDATION);
  EXPECT_THAT(CheckPlan(plan, kRegion), Violates("award_plan.stages", Reason::AWARD_CALENDAR));
}

TEST(PlanRule, NamesEachFault) {
  using Spoil = std::function<void(v1::AwardPlan&)>;
  const struct {
    Spoil spoil;
    const char* field;
    Reason reason;
  } cases[] = {
      {[](auto& p) {
         *p.mutable_stages(1)->mutable_start_time() =
             time::ToProto(Midnight(12, 6) - absl::Seconds(1));
       },
       "award_plan.stages[1].start_time", Reason::AWARD_CALENDAR},
      {[](auto& p) { p.mutable_stages(1)->set_kind(v1::STAGE_NOMINATING); },
       "award_plan.stages[1].kind", Reason::AWARD_CALENDAR},
      {[](auto& p) { *p.mutable_stages(0)->mutable_end_time() = p.stages(0).start_time(); },
       "award_plan.stages[0].end_time", Reason::AWARD_CALENDAR},
      {[](auto& p) { p.mutable_stages()->RemoveLast(); }, "award_plan.stages",
       Reason::AWARD_CALENDAR},
      {[](auto& p) { p.mutable_stages()->DeleteSubrange(1, 1); }, "award_plan.stages",
       Reason::AWARD_CALENDAR},  // levels, and nowhere to review
      {[](auto& p) { p.clear_votes_per_person(); }, "award_plan.votes_per_person",
       Reason::CRITERION_INVALID},
      {[](auto& p) { p.mutable_criteria(1)->set_weight(199); }, "award_plan.criteria",
       Reason::CRITERIA_WEIGHTS},
      {[](auto& p) { p.mutable_criteria(1)->set_weight(201); }, "award_plan.criteria",
       Reason::CRITERIA_WEIGHTS},
      {[](auto& p) { p.mutable_criteria(0)->clear_full_minutes(); },
       "award_plan.criteria[0].full_minutes", Reason::CRITERION_INVALID},
      {[](auto& p) { p.mutable_criteria(1)->set_full_minutes(1); },
       "award_plan.criteria[1].full_minutes", Reason::CRITERION_INVALID},
      {[](auto& p) { p.mutable_criteria(2)->set_kind(v1::CRITERION_SERVICE_QUALITY); },
       "award_plan.criteria[2].kind", Reason::CRITERION_INVALID},
      {[](auto& p) { p.mutable_criteria(2)->set_kind(v1::CRITERION_SOCIAL_NEED); },
       "award_plan.criteria[2].kind", Reason::CRITERION_INVALID},
      {[](auto& p) { p.set_nominee_kind(v1::NOMINEE_COMMUNITY); }, "award_plan.criteria[0].kind",
       Reason::CRITERION_INVALID},
      {[](auto& p) { p.add_conditions()->set_kind(v1::CONDITION_PARTICIPANTS_IN_WINDOW); },
       "award_plan.conditions[0].kind", Reason::CRITERION_INVALID},
      {[](auto& p) { p.add_review_levels(2); }, "award_plan.review_levels[3]",
       Reason::REVIEW_LEVEL},  // above the region
      {[](auto& p) { p.set_review_levels(0, 6); }, "award_plan.review_levels[1]",
       Reason::REVIEW_LEVEL},
      {[](auto& p) { p.set_review_levels(0, 10); }, "award_plan.review_levels[0]",
       Reason::REVIEW_LEVEL},
      {[](auto& p) { p.add_nomination_ways(v1::NOMINATION_BY_UNIT); },
       "award_plan.nomination_ways[3]", Reason::FIELD_UNKNOWN_VALUE},
      {[](auto& p) {
         p.add_joint_check_bodies()->set_title("税务");
         p.add_joint_check_bodies()->set_title("税务");
       },
       "award_plan.joint_check_bodies[1].title", Reason::FIELD_UNKNOWN_VALUE},
      {[](auto& p) {
         *p.mutable_service_from_time() = time::ToProto(Midnight(2, 1));
         *p.mutable_service_until_time() = time::ToProto(Midnight(1, 1));
       },
       "award_plan.service_until_time", Reason::AWARD_CALENDAR},
  };
  for (const auto& c : cases) {
    v1::AwardPlan plan = SamplePlan();
    c.spoil(plan);
    EXPECT_THAT(CheckPlan(plan, kRegion), Violates(c.field, c.reason)) << c.field;
  }
}

TEST(PlanRule, ThePublicVoteMayWeighNothing) {
  v1::AwardPlan plan = SamplePlan();
  plan.set_public_vote_weight(0);
  plan.mutable_criteria(0)->set_weight(500);
  EXPECT_THAT(CheckPlan(plan, kRegion), IsOk());
}

TEST(PlanRule, OpensOnlyUnderAnAuthorityAndADocument) {
  const absl::Time now = Midnight(11, 28);
  EXPECT_THAT(CheckOpening(SamplePlan(), now), IsOk());
  v1::AwardPlan plan = SamplePlan();
  plan.clear_authority();
  EXPECT_THAT(CheckOpening(plan, now), RefusedWith(Reason::AWARD_AUTHORITY_MISSING));
  plan = SamplePlan();
  plan.clear_document_number();
  EXPECT_THAT(CheckOpening(plan, now), RefusedWith(Reason::AWARD_AUTHORITY_MISSING));
  EXPECT_THAT(CheckOpening(SamplePlan(), Midnight(12, 6) - absl::Microseconds(1)), IsOk());
  EXPECT_THAT(CheckOpening(SamplePlan(), Midnight(12, 6)),
              Violates("award_plan.stages[0].end_time", Reason::AWARD_CALENDAR));
}

TEST(PlanRule, ReschedulesWhatIsNotOver) {
  const absl::Time now = Midnight(12, 8);  // reviewing
  const v1::AwardPlan plan = SamplePlan();
  v1::AwardPlan later = plan;
  *later.mutable_stages(1)->mutable_end_time() = time::ToProto(Midnight(12, 12));
  EXPECT_THAT(CheckReschedule(plan, later, now), IsOk());
  v1::AwardPlan past = plan;
  *past.mutable_stages(0)->mutable_end_time() = time::ToProto(Midnight(12, 5));
  EXPECT_THAT(CheckReschedule(plan, past, now), Violates("stages[0]", Reason::AWARD_CALENDAR));
  v1::AwardPlan anew = plan;
  *anew.mutable_stages(1)->mutable_start_time() = time::ToProto(Midnight(12, 7));
  EXPECT_THAT(CheckReschedule(plan, anew, now), Violates("stages[1]", Reason::AWARD_CALENDAR));
  v1::AwardPlan over = plan;
  *over.mutable_stages(1)->mutable_end_time() = time::ToProto(now);
  EXPECT_THAT(CheckReschedule(plan, over, now),
              Violates("stages[1].end_time", Reason::AWARD_CALENDAR));
  v1::AwardPlan without = plan;
  without.mutable_stages()->DeleteSubrange(0, 1);
  EXPECT_THAT(CheckReschedule(plan, without, now), Violates("stages[0]", Reason::AWARD_CALENDAR));
}

}  // namespace
}  // namespace linli::awards::domain
