// S2-27, S3-5: indicators are expressions, computed exactly and rounded down.
#include "services/awards/domain/indicator_expression.h"

#include <map>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::map<std::string, int64_t> kInputs = {{"registered", 47'000},
                                                {"denominator.residents", 293'750},
                                                {"zero", 0},
                                                {"one", 1},
                                                {"largest", INT64_MAX}};

std::optional<int64_t> ValueOf(const std::string& input) {
  const auto found = kInputs.find(input);
  return found == kInputs.end() ? std::nullopt : std::optional(found->second);
}

IndicatorExpression::Outcome Compute(const std::string& text) {
  std::string problem;
  const auto expression = IndicatorExpression::Parse(text, problem);
  EXPECT_TRUE(expression) << text << ": " << problem;
  return expression ? expression->Compute(ValueOf) : IndicatorExpression::Outcome{};
}

TEST(IndicatorExpressionTest, ComputesExactlyAndRoundsDownOnce) {
  const struct {
    const char* text;
    int64_t value;
  } cases[] = {
      {"7", 7},
      {"1 + 2 * 3", 7},
      {"(1 + 2) * 3", 9},
      {"10 - 3 - 2", 5},
      {"100 / 10 / 2", 5},
      {"100/(10/2)", 20},
      // 惠济: 47,000 of 293,750 are exactly 160 ‰; one person less is 159.99…
      {"1000 * registered / denominator.residents", 160},
      {"1000 * (registered - 1) / denominator.residents", 159},
      // Rounded at the end, not on the way: thirds are thirds.
      {"1 / 3 + 1 / 3 + 1 / 3", 1},
      {"3 * (1 / 3)", 1},
      {"2 / 3", 0},
      {"999999 / 1000000", 0},
      {"0 - 1 / 2", -1},
      {"1 - 3", -2},
      {"largest", INT64_MAX},
      {"largest / largest", 1},
      {"zero / 5", 0},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(Compute(one.text).value, one.value) << one.text;
  }
}

TEST(IndicatorExpressionTest, SaysWhyThereIsNoValue) {
  const struct {
    const char* text;
    v1::IndicatorGap gap;
  } cases[] = {
      {"1 / zero", v1::GAP_DIVIDES_BY_ZERO},
      {"1 / (one - 1)", v1::GAP_DIVIDES_BY_ZERO},
      {"largest * 2", v1::GAP_TOO_LARGE},
      {"largest + one", v1::GAP_TOO_LARGE},
      {"one / largest - one / (largest - 1)", v1::GAP_TOO_LARGE},
      {"unknown", v1::GAP_INPUT_MISSING},
      // What is missing is not 0, also where 0 would make no difference.
      {"zero * unknown", v1::GAP_INPUT_MISSING},
  };
  for (const auto& one : cases) {
    const auto outcome = Compute(one.text);
    EXPECT_EQ(outcome.gap, one.gap) << one.text;
    EXPECT_FALSE(outcome.value) << one.text;
  }
}

TEST(IndicatorExpressionTest, NamesEveryMissingInputOnceInOrder) {
  EXPECT_THAT(Compute("b + a * b / one").missing, ElementsAre("a", "b"));
}

TEST(IndicatorExpressionTest, SaysWhatIsWrong) {
  const struct {
    const char* text;
    const char* problem;
  } cases[] = {
      {"", "expected a number, an input or '(' before end"},
      {"1 +", "before end"},
      {"* 2", "before '*'"},
      {"-1", "before '-'"},
      {"1 2", "unexpected '2'"},
      {"(1", "expected ')' before end"},
      {"1)", "unexpected ')'"},
      {"a b", "unexpected 'b'"},
      {"1.5", "unexpected '.'"},
      {"A", "before 'A'"},
      {"9223372036854775808", "beyond 64 bits"},
      {"比例", "expected a number"},
  };
  for (const auto& one : cases) {
    std::string problem;
    EXPECT_FALSE(IndicatorExpression::Parse(one.text, problem)) << one.text;
    EXPECT_THAT(problem, HasSubstr(one.problem)) << one.text;
  }
}

TEST(IndicatorExpressionTest, AllowsTwentyParenthesesInEachOther) {
  std::string problem;
  const auto nested = [](int n) { return std::string(n, '(') + "1" + std::string(n, ')'); };
  EXPECT_TRUE(IndicatorExpression::Parse(nested(20), problem));
  EXPECT_FALSE(IndicatorExpression::Parse(nested(21), problem));
}

}  // namespace
}  // namespace linli::awards::domain
