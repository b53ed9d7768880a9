#include "services/awards/domain/indicator_scheme.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/indicator_expression.h"
#include "services/awards/domain/indicator_inputs.h"

namespace linli::awards::domain {
namespace {

void Invalid(const std::string& path, const std::string& problem, Violations& out) {
  out.Add(path, Reason::INDICATOR_INVALID, {{"problem", problem}});
}

void CheckExpression(const v1::Indicator& indicator, const std::string& path, Violations& out) {
  std::string problem;
  const auto expression = IndicatorExpression::Parse(indicator.expression(), problem);
  if (!expression) return Invalid(path, problem, out);
  for (const std::string& input : expression->inputs()) {
    if (FindInput(input) == nullptr) {
      return Invalid(path, absl::StrCat("there is no input ", input), out);
    }
  }
}

void CheckGrades(const v1::Indicator& indicator, const std::string& path, Violations& out) {
  for (int i = 1; i < indicator.grades_size(); ++i) {
    if (indicator.grades(i).at_least() > indicator.grades(i - 1).at_least()) continue;
    Invalid(absl::StrCat(path, "[", i, "].at_least"), "grades must rise", out);
  }
}

}  // namespace

void FindFaults(const v1::IndicatorScheme& scheme, absl::Time now, Violations& violations) {
  std::set<std::string> keys;
  for (int i = 0; i < scheme.indicators_size(); ++i) {
    const v1::Indicator& indicator = scheme.indicators(i);
    const std::string path = absl::StrCat("indicator_scheme.indicators[", i, "]");
    if (!keys.insert(indicator.key()).second) Invalid(path + ".key", "twice", violations);
    CheckExpression(indicator, path + ".expression", violations);
    CheckGrades(indicator, path + ".grades", violations);
  }
  if (scheme.has_effective_time() && time::FromProto(scheme.effective_time()) < now) {
    Invalid("indicator_scheme.effective_time", "in the past", violations);
  }
}

}  // namespace linli::awards::domain
