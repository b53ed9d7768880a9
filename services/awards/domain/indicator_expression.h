// What an indicator computes: whole numbers and named inputs, + - * / and parentheses. Computed in
// exact fractions of 64 bits; only the end is rounded, and down (law 3).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linli/awards/v1/assessment.pb.h"

namespace linli::awards::domain {

class IndicatorExpression {
 public:
  // nullopt, and `problem` says in a few words what is wrong, if the text is no expression.
  static std::optional<IndicatorExpression> Parse(std::string_view text, std::string& problem);

  // Names of inputs, each once, in order of name.
  const std::vector<std::string>& inputs() const { return inputs_; }

  struct Outcome {
    std::optional<int64_t> value;
    v1::IndicatorGap gap = v1::INDICATOR_GAP_UNSPECIFIED;  // why there is no value
    std::vector<std::string> missing;                      // in order of name
  };
  // `value_of` answers nullopt for an input that is missing: it is named, never taken as 0.
  Outcome Compute(
      const std::function<std::optional<int64_t>(const std::string& input)>& value_of) const;

 private:
  // In the order of computing: numbers are put on a stack, operators take two of them away.
  struct Step {
    char what;  // '#' a number, '$' an input, or the operator
    int64_t number = 0;
    std::string input = {};
  };
  friend class ExpressionReader;

  std::vector<Step> steps_;
  std::vector<std::string> inputs_;
};

}  // namespace linli::awards::domain
