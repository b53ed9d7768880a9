#include "services/awards/domain/assessment_result.h"

#include <cstdlib>
#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "linli/errors/v1/reason.pb.h"
#include "services/awards/domain/indicator_expression.h"

namespace linli::awards::domain {
namespace {

std::vector<std::string> NamesIn(const v1::Indicator& indicator) {
  std::string problem;
  const auto expression = IndicatorExpression::Parse(indicator.expression(), problem);
  return expression ? expression->inputs() : std::vector<std::string>();
}

std::optional<int64_t> ValueIn(const InputsByName& inputs, const std::string& name) {
  const auto found = inputs.find(name);
  if (found == inputs.end() || !found->second.has_value()) return std::nullopt;
  return found->second.value();
}

void Judge(const v1::Indicator& indicator, v1::IndicatorResult& result) {
  for (const v1::IndicatorGrade& grade : indicator.grades()) {
    if (result.value() >= grade.at_least()) result.set_grade(grade.title());
  }
  if (!indicator.has_minimum()) return;
  result.set_reached(result.value() >= indicator.minimum());
  int64_t lacks = 0;
  if (!result.reached() && !__builtin_sub_overflow(indicator.minimum(), result.value(), &lacks)) {
    result.set_shortfall(lacks);
  }
}

}  // namespace

v1::IndicatorResult ResultOf(const v1::Indicator& indicator, const InputsByName& inputs) {
  v1::IndicatorResult result;
  *result.mutable_indicator() = indicator;
  std::string problem;
  const auto expression = IndicatorExpression::Parse(indicator.expression(), problem);
  if (!expression) {
    result.set_gap(v1::GAP_INPUT_MISSING);
    return result;
  }
  const auto outcome =
      expression->Compute([&](const std::string& name) { return ValueIn(inputs, name); });
  result.set_gap(outcome.gap);
  result.mutable_missing_inputs()->Assign(outcome.missing.begin(), outcome.missing.end());
  if (!outcome.value) return result;
  result.set_value(*outcome.value);
  Judge(indicator, result);
  return result;
}

void Compute(const v1::IndicatorScheme& scheme, const InputsByName& inputs,
             v1::Assessment& assessment) {
  std::set<std::string> named;
  for (const v1::Indicator& indicator : scheme.indicators()) {
    *assessment.add_results() = ResultOf(indicator, inputs);
    for (const std::string& name : NamesIn(indicator)) named.insert(name);
  }
  for (const std::string& name : named) {
    v1::AssessmentInput& input = *assessment.add_inputs();
    // Why a whole family could not be had is said under its beginning, "denominator.".
    auto found = inputs.find(name);
    if (found == inputs.end()) found = inputs.find(name.substr(0, name.find('.') + 1));
    if (found != inputs.end()) input = found->second;
    input.set_input(name);
    if (!input.has_value() && input.missing_reason().empty()) {
      input.set_missing_reason(errors::v1::Reason_Name(errors::v1::INDICATOR_INPUT_MISSING));
    }
  }
}

std::vector<std::string> MissingInputs(const v1::Assessment& assessment) {
  std::vector<std::string> missing;
  for (const v1::AssessmentInput& input : assessment.inputs()) {
    if (!input.has_value()) missing.push_back(input.input());
  }
  return missing;
}

std::string ValueText(int64_t value, v1::IndicatorUnit unit) {
  const char* sign = value < 0 ? "-" : "";
  const auto parts = [&](int64_t of) { return std::lldiv(value, of); };
  switch (unit) {
    case v1::UNIT_PER_MILLE: {
      const auto percent = parts(10);
      return absl::StrFormat("%s%d.%d%%", sign, std::abs(percent.quot), std::abs(percent.rem));
    }
    case v1::UNIT_HUNDREDTHS: {
      const auto whole = parts(100);
      return absl::StrFormat("%s%d.%02d", sign, std::abs(whole.quot), std::abs(whole.rem));
    }
    case v1::UNIT_MINUTES: {
      const auto hours = parts(60);
      return hours.rem == 0 ? absl::StrFormat("%s%d小时", sign, std::abs(hours.quot))
                            : absl::StrFormat("%s%d小时%d分钟", sign, std::abs(hours.quot),
                                              std::abs(hours.rem));
    }
    default:
      return absl::StrCat(value);
  }
}

}  // namespace linli::awards::domain
