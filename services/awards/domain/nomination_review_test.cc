#include "services/awards/domain/nomination_review.h"

#include "gtest/gtest.h"
#include "services/awards/domain/plan_samples.h"
#include "tests/support/matchers.h"

namespace linli::awards::domain {
namespace {

v1::Nomination InReview(int level) {
  v1::Nomination nomination;
  nomination.set_state(v1::NOMINATION_IN_REVIEW);
  nomination.set_review_level(level);
  return nomination;
}

v1::Review Opinion(int level, const std::string& reviewer, bool recommended = true) {
  v1::Review review;
  review.set_review_level(level);
  review.set_reviewer(reviewer);
  review.set_recommended(recommended);
  review.set_opinion("事迹突出");
  return review;
}

TEST(NominationReview, GoesUpLevelByLevel) {
  const v1::AwardPlan plan = SamplePlan();  // 9, 6, 4
  v1::Nomination nomination = InReview(9);
  EXPECT_THAT(AddReview(plan, Opinion(6, "staff/a"), nomination),
              RefusedWith(Reason::REVIEW_LEVEL));
  ASSERT_THAT(AddReview(plan, Opinion(9, "staff/a"), nomination), IsOk());
  EXPECT_EQ(nomination.review_level(), 6);
  EXPECT_THAT(AddReview(plan, Opinion(9, "staff/b"), nomination),
              RefusedWith(Reason::REVIEW_LEVEL));
  EXPECT_THAT(AddReview(plan, Opinion(6, "staff/a"), nomination), RefusedWith(Reason::REVIEW_LEVEL))
      << "nobody speaks at two levels";
  ASSERT_THAT(AddReview(plan, Opinion(6, "staff/b"), nomination), IsOk());
  ASSERT_THAT(AddReview(plan, Opinion(4, "staff/c"), nomination), IsOk());
  EXPECT_EQ(nomination.state(), v1::NOMINATION_RECOMMENDED);
  EXPECT_EQ(nomination.review_level(), 0);
  EXPECT_EQ(nomination.reviews_size(), 3);
  EXPECT_THAT(AddReview(plan, Opinion(0, "staff/d"), nomination),
              RefusedWith(Reason::NOMINATION_STATE));
}

TEST(NominationReview, EndsWhereALevelRefuses) {
  const v1::AwardPlan plan = SamplePlan();
  v1::Nomination nomination = InReview(9);
  ASSERT_THAT(AddReview(plan, Opinion(9, "staff/a", false), nomination), IsOk());
  EXPECT_EQ(nomination.state(), v1::NOMINATION_REJECTED);
  EXPECT_EQ(nomination.end_reason(), "事迹突出");
  EXPECT_EQ(nomination.review_level(), 0);
}

TEST(NominationReview, CutsARegionToTheLevel) {
  EXPECT_EQ(RegionAtLevel("regions/130502001001", 12), "regions/130502001001");
  EXPECT_EQ(RegionAtLevel("regions/130502001001", 9), "regions/130502001");
  EXPECT_EQ(RegionAtLevel("regions/130502001001", 4), "regions/1305");
  EXPECT_EQ(RegionAtLevel("regions/1305", 4), "regions/1305");
}

v1::AwardPlan WithBodies() {
  v1::AwardPlan plan = SamplePlan();
  for (const char* title : {"公安", "税务"}) {
    v1::JointCheckBody& body = *plan.add_joint_check_bodies();
    body.set_title(title);
    body.set_checker("agencies/police");
  }
  return plan;
}

v1::JointCheck Answer(const std::string& body, bool cleared = true) {
  v1::JointCheck check;
  check.set_body(body);
  check.set_cleared(cleared);
  return check;
}

TEST(JointCheck, WaitsForEachBodyOnce) {
  const v1::AwardPlan plan = WithBodies();
  v1::Nomination nomination = InReview(9);
  EXPECT_THAT(CheckAllAnswered(plan, nomination), RefusedWith(Reason::JOINT_CHECK_OPEN));
  ASSERT_THAT(AddJointCheck(Answer("公安"), nomination), IsOk());
  EXPECT_THAT(AddJointCheck(Answer("公安"), nomination), RefusedWith(Reason::NOMINATION_STATE));
  const absl::Status open = CheckAllAnswered(plan, nomination);
  EXPECT_EQ(MentionOf(open, "body"), "税务");
  ASSERT_THAT(AddJointCheck(Answer("税务"), nomination), IsOk());
  EXPECT_THAT(CheckAllAnswered(plan, nomination), IsOk());
  EXPECT_EQ(nomination.state(), v1::NOMINATION_IN_REVIEW);
}

TEST(JointCheck, EndsWhomABodyDoesNotClear) {
  v1::Nomination nomination = InReview(9);
  ASSERT_THAT(AddJointCheck(Answer("税务", false), nomination), IsOk());
  EXPECT_EQ(nomination.state(), v1::NOMINATION_REJECTED);
  EXPECT_EQ(nomination.end_reason(), "税务");
  EXPECT_THAT(AddJointCheck(Answer("公安"), nomination), RefusedWith(Reason::NOMINATION_STATE));
}

TEST(JointCheck, IsAnsweredByItsCheckerAlone) {
  const v1::AwardPlan plan = WithBodies();
  EXPECT_NE(BodyOf(plan, "公安", "agencies/police"), nullptr);
  EXPECT_EQ(BodyOf(plan, "公安", "agencies/tax"), nullptr);
  EXPECT_EQ(BodyOf(plan, "信用", "agencies/police"), nullptr);
}

}  // namespace
}  // namespace linli::awards::domain
