// S0-10: from a draft to what stands in public, and back only with a reason.
#include "services/awards/domain/assessment_way.h"

#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

v1::Assessment In(v1::AssessmentState state, bool whole = true) {
  v1::Assessment assessment;
  assessment.set_state(state);
  assessment.set_period("2026");
  v1::AssessmentInput& input = *assessment.add_inputs();
  input.set_input("stations");
  if (whole) input.set_value(0);
  return assessment;
}

TEST(AssessmentWayTest, EachStateAllowsWhatItAllows) {
  const struct {
    v1::AssessmentState state;
    bool publish;
    bool withdraw;
    bool shortfalls;
  } cases[] = {
      {v1::ASSESSMENT_DRAFT, true, true, true},
      {v1::ASSESSMENT_PUBLISHED, false, true, true},
      {v1::ASSESSMENT_SUPERSEDED, false, false, true},
      {v1::ASSESSMENT_WITHDRAWN, false, false, false},
  };
  for (const auto& one : cases) {
    const v1::Assessment assessment = In(one.state);
    EXPECT_EQ(MayPublish(assessment, "").ok(), one.publish) << one.state;
    EXPECT_EQ(MayWithdraw(assessment).ok(), one.withdraw) << one.state;
    EXPECT_EQ(HasShortfalls(assessment).ok(), one.shortfalls) << one.state;
    EXPECT_EQ(MayReport(assessment).ok(), one.shortfalls) << one.state;
  }
}

TEST(AssessmentWayTest, PublishesGapsOnlyWithAReason) {
  const v1::Assessment gaps = In(v1::ASSESSMENT_DRAFT, false);
  const absl::Status refused = MayPublish(gaps, "");
  EXPECT_EQ(ReasonOf(refused), Reason::INDICATOR_INPUT_MISSING);
  EXPECT_EQ(MentionOf(refused, "input"), "stations");
  EXPECT_TRUE(MayPublish(gaps, "站点数据系统升级").ok());
  EXPECT_EQ(ReasonOf(MayPublish(In(v1::ASSESSMENT_PUBLISHED, false), "x")),
            Reason::ASSESSMENT_STATE);
}

TEST(AssessmentWayTest, AMonthHasNoYearlyMinimum) {
  v1::Assessment month = In(v1::ASSESSMENT_PUBLISHED);
  month.set_period("2026-11");
  EXPECT_EQ(ReasonOf(HasShortfalls(month)), Reason::ASSESSMENT_STATE);
}

}  // namespace
}  // namespace linli::awards::domain
