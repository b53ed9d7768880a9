// S3-5, S3-13, S3-16: grades, minimums and what is missing, at each boundary.
#include "services/awards/domain/assessment_result.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

InputsByName Inputs(std::initializer_list<std::pair<const char*, int64_t>> values) {
  InputsByName inputs;
  for (const auto& [name, value] : values) {
    inputs[name].set_input(name);
    inputs[name].set_value(value);
  }
  return inputs;
}

v1::Indicator Rate() {
  v1::Indicator indicator;
  indicator.set_key("rate");
  indicator.set_expression("1000 * registered / denominator.residents");
  indicator.set_unit(v1::UNIT_PER_MILLE);
  indicator.set_minimum(80);
  for (const auto& [title, at_least] :
       {std::pair("合格", 80), std::pair("良好", 130), std::pair("优秀", 160)}) {
    v1::IndicatorGrade& grade = *indicator.add_grades();
    grade.set_title(title);
    grade.set_at_least(at_least);
  }
  return indicator;
}

TEST(AssessmentResultTest, GradesAtEachThreshold) {
  const struct {
    int64_t registered;
    int64_t value;
    const char* grade;
    bool reached;
    int64_t shortfall;
  } cases[] = {
      {0, 0, "", false, 80},          {7'999, 79, "", false, 1},
      {8'000, 80, "合格", true, 0},   {12'999, 129, "合格", true, 0},
      {13'000, 130, "良好", true, 0}, {15'999, 159, "良好", true, 0},
      {16'000, 160, "优秀", true, 0}, {200'000, 2000, "优秀", true, 0},
  };
  for (const auto& one : cases) {
    const auto result = ResultOf(
        Rate(), Inputs({{"registered", one.registered}, {"denominator.residents", 100'000}}));
    EXPECT_EQ(result.value(), one.value);
    EXPECT_EQ(result.grade(), one.grade) << one.registered;
    EXPECT_EQ(result.reached(), one.reached) << one.registered;
    EXPECT_EQ(result.shortfall(), one.shortfall) << one.registered;
  }
}

TEST(AssessmentResultTest, HasNoValueRatherThanZero) {
  const auto missing = ResultOf(Rate(), Inputs({{"registered", 5}}));
  EXPECT_FALSE(missing.has_value());
  EXPECT_EQ(missing.gap(), v1::GAP_INPUT_MISSING);
  EXPECT_THAT(missing.missing_inputs(), ElementsAre("denominator.residents"));
  EXPECT_FALSE(missing.reached());
  const auto none = ResultOf(Rate(), Inputs({{"registered", 5}, {"denominator.residents", 0}}));
  EXPECT_FALSE(none.has_value());
  EXPECT_EQ(none.gap(), v1::GAP_DIVIDES_BY_ZERO);
  EXPECT_EQ(none.grade(), "");
}

TEST(AssessmentResultTest, AsksForNothingWithoutAMinimum) {
  v1::Indicator indicator = Rate();
  indicator.clear_minimum();
  const auto result =
      ResultOf(indicator, Inputs({{"registered", 1}, {"denominator.residents", 100'000}}));
  EXPECT_FALSE(result.reached());
  EXPECT_EQ(result.shortfall(), 0);
}

TEST(AssessmentResultTest, KeepsTheInputsThatAreNamedAndNamesTheMissing) {
  v1::IndicatorScheme scheme;
  *scheme.add_indicators() = Rate();
  *scheme.add_indicators() = Rate();
  scheme.mutable_indicators(1)->set_expression("stations + registered");
  v1::Assessment assessment;
  InputsByName inputs = Inputs({{"registered", 5}, {"unused", 1}});
  inputs["stations"].set_missing_reason("UPSTREAM_UNAVAILABLE");
  Compute(scheme, inputs, assessment);
  ASSERT_EQ(assessment.inputs_size(), 3);
  EXPECT_EQ(assessment.inputs(0).input(), "denominator.residents");
  EXPECT_EQ(assessment.inputs(0).missing_reason(), "INDICATOR_INPUT_MISSING");
  EXPECT_EQ(assessment.inputs(1).value(), 5);
  EXPECT_EQ(assessment.inputs(2).missing_reason(), "UPSTREAM_UNAVAILABLE");
  EXPECT_THAT(MissingInputs(assessment), ElementsAre("denominator.residents", "stations"));
}

TEST(AssessmentResultTest, IsReadByPeople) {
  EXPECT_EQ(ValueText(160, v1::UNIT_PER_MILLE), "16.0%");
  EXPECT_EQ(ValueText(5, v1::UNIT_PER_MILLE), "0.5%");
  EXPECT_EQ(ValueText(-5, v1::UNIT_PER_MILLE), "-0.5%");
  EXPECT_EQ(ValueText(1005, v1::UNIT_PER_MILLE), "100.5%");
  EXPECT_EQ(ValueText(325, v1::UNIT_HUNDREDTHS), "3.25");
  EXPECT_EQ(ValueText(7, v1::UNIT_HUNDREDTHS), "0.07");
  EXPECT_EQ(ValueText(1500, v1::UNIT_MINUTES), "25小时");
  EXPECT_EQ(ValueText(61, v1::UNIT_MINUTES), "1小时1分钟");
  EXPECT_EQ(ValueText(47, v1::UNIT_COUNT), "47");
  EXPECT_THAT(MissingInputs(v1::Assessment()), IsEmpty());
}

}  // namespace
}  // namespace linli::awards::domain
