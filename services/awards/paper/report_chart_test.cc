// S4-43: regions and periods beside each other, on one scale.
#include "services/awards/paper/report_chart.h"

#include "gtest/gtest.h"

namespace linli::awards::paper {
namespace {

v1::Assessment With(std::optional<int64_t> value, std::optional<int64_t> minimum = {}) {
  v1::Assessment assessment;
  v1::IndicatorResult& result = *assessment.add_results();
  result.mutable_indicator()->set_key("rate");
  result.mutable_indicator()->set_unit(v1::UNIT_PER_MILLE);
  if (minimum) result.mutable_indicator()->set_minimum(*minimum);
  if (value) result.set_value(*value);
  if (!value) result.set_gap(v1::GAP_INPUT_MISSING);
  if (value && minimum && *value < *minimum) result.set_shortfall(*minimum - *value);
  return assessment;
}

TEST(ReportChartTest, PutsAllBarsOnOneScale) {
  const auto one = With(100, 200);
  const auto two = With(400, 200);
  const auto missing = With(std::nullopt, 200);
  const v1::Assessment none;
  const Chart chart = ChartOf("rate", {{"甲", one}, {"乙", two}, {"丙", missing}, {"丁", none}});
  ASSERT_EQ(chart.bars.size(), 3u) << "whose scheme lacks the key has no bar";
  EXPECT_EQ(chart.bars[0].share, 0.25);
  EXPECT_TRUE(chart.bars[0].short_of_minimum);
  EXPECT_EQ(chart.bars[0].value, "10.0%");
  EXPECT_EQ(chart.bars[1].share, 1);
  EXPECT_FALSE(chart.bars[1].short_of_minimum);
  EXPECT_EQ(chart.bars[2].share, 0);
  EXPECT_EQ(chart.bars[2].value, "缺数据") << "not 0";
  EXPECT_EQ(chart.minimum, 0.5);
}

TEST(ReportChartTest, DrawsNothingBeyondItsWidth) {
  const auto below = With(-5);
  EXPECT_EQ(ChartOf("rate", {{"甲", below}}).bars[0].share, 0);
  const auto zero = With(0);
  EXPECT_EQ(ChartOf("rate", {{"甲", zero}}).bars[0].share, 0);
  const auto high = With(10, 1000);
  const Chart chart = ChartOf("rate", {{"甲", high}});
  EXPECT_EQ(chart.minimum, 1);
  EXPECT_EQ(chart.bars[0].share, 0.01);
}

TEST(ReportChartTest, SaysWhyThereIsNoValue) {
  v1::IndicatorResult result;
  result.set_gap(v1::GAP_DIVIDES_BY_ZERO);
  EXPECT_EQ(ShownValue(result), "无法计算");
}

}  // namespace
}  // namespace linli::awards::paper
