// Bars of a chart: how long each one is, and what stands beside it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linli/awards/v1/assessment.pb.h"

namespace linli::awards::paper {

struct Bar {
  std::string label;
  std::string value;  // as people read it; "缺数据" or "无法计算" where there is none
  double share = 0;   // of the chart's width, 0 to 1
  bool short_of_minimum = false;
};

struct Chart {
  std::vector<Bar> bars;
  std::optional<double> minimum;  // where its line stands, 0 to 1
};

// One indicator of several assessments, in their order, each labelled; those whose scheme has no
// such key are left out. All of one scale: the greatest of values and minimum fills the width.
struct Labelled {
  std::string label;
  const v1::Assessment& assessment;
};
Chart ChartOf(const std::string& key, const std::vector<Labelled>& assessments);

// A value for people, or why there is none.
std::string ShownValue(const v1::IndicatorResult& result);

}  // namespace linli::awards::paper
