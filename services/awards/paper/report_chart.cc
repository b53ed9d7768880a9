#include "services/awards/paper/report_chart.h"

#include <algorithm>

#include "services/awards/domain/assessment_result.h"

namespace linli::awards::paper {

std::string ShownValue(const v1::IndicatorResult& result) {
  if (result.has_value()) return domain::ValueText(result.value(), result.indicator().unit());
  return result.gap() == v1::GAP_INPUT_MISSING ? "缺数据" : "无法计算";
}

Chart ChartOf(const std::string& key, const std::vector<Labelled>& assessments) {
  Chart chart;
  std::vector<int64_t> values;
  std::optional<int64_t> minimum;
  int64_t greatest = 0;
  for (const Labelled& one : assessments) {
    for (const v1::IndicatorResult& result : one.assessment.results()) {
      if (result.indicator().key() != key) continue;
      chart.bars.push_back({.label = one.label,
                            .value = ShownValue(result),
                            .short_of_minimum = result.shortfall() > 0});
      values.push_back(result.has_value() ? std::max<int64_t>(0, result.value()) : 0);
      greatest = std::max(greatest, values.back());
      // Of the first one: the line is drawn once.
      if (!minimum && result.indicator().has_minimum()) minimum = result.indicator().minimum();
    }
  }
  if (minimum) greatest = std::max(greatest, *minimum);
  if (greatest <= 0) return chart;
  const auto share = [&](int64_t value) {
    return static_cast<double>(value) / static_cast<double>(greatest);
  };
  for (size_t i = 0; i < chart.bars.size(); ++i) chart.bars[i].share = share(values[i]);
  if (minimum && *minimum >= 0) chart.minimum = share(*minimum);
  return chart;
}

}  // namespace linli::awards::paper
