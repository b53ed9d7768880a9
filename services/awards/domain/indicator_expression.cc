#include "services/awards/domain/indicator_expression.h"

#include <algorithm>
#include <numeric>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace linli::awards::domain {
namespace {

constexpr int kDeepest = 20;  // parentheses in parentheses

// In lowest terms, `below` > 0.
struct Fraction {
  int64_t above = 0;
  int64_t below = 1;
};

// False if it does not fit.
bool Reduce(int64_t above, int64_t below, Fraction& out) {
  if (above == INT64_MIN || below == INT64_MIN) return false;
  if (below < 0) {
    above = -above;
    below = -below;
  }
  const int64_t common = std::gcd(above, below);
  out = {above / common, below / common};
  return true;
}

bool Times(const Fraction& a, const Fraction& b, Fraction& out) {
  // Crosswise first, so that what fits in the end does not overflow on the way.
  Fraction left;
  Fraction right;
  if (!Reduce(a.above, b.below, left) || !Reduce(b.above, a.below, right)) return false;
  int64_t above = 0;
  int64_t below = 0;
  return !__builtin_mul_overflow(left.above, right.above, &above) &&
         !__builtin_mul_overflow(left.below, right.below, &below) && Reduce(above, below, out);
}

bool Plus(const Fraction& a, const Fraction& b, Fraction& out) {
  int64_t first = 0;
  int64_t second = 0;
  int64_t above = 0;
  int64_t below = 0;
  return !__builtin_mul_overflow(a.above, b.below, &first) &&
         !__builtin_mul_overflow(b.above, a.below, &second) &&
         !__builtin_add_overflow(first, second, &above) &&
         !__builtin_mul_overflow(a.below, b.below, &below) && Reduce(above, below, out);
}

v1::IndicatorGap Apply(char what, const Fraction& a, const Fraction& b, Fraction& out) {
  if (what == '/' && b.above == 0) return v1::GAP_DIVIDES_BY_ZERO;
  const bool fits = what == '+'   ? Plus(a, b, out)
                    : what == '-' ? Plus(a, {-b.above, b.below}, out)
                    : what == '*' ? Times(a, b, out)
                                  : Times(a, {b.below, b.above}, out);
  return fits ? v1::INDICATOR_GAP_UNSPECIFIED : v1::GAP_TOO_LARGE;
}

// Towards the smaller number, also below zero.
int64_t Floor(const Fraction& value) {
  const int64_t whole = value.above / value.below;
  return value.above % value.below < 0 ? whole - 1 : whole;
}

bool InName(char c) { return absl::ascii_islower(c) || c == '_' || c == '.'; }

}  // namespace

// sum := product (('+' | '-') product)*, product := operand (('*' | '/') operand)*,
// operand := number | name | '(' sum ')'.
class ExpressionReader {
 public:
  explicit ExpressionReader(std::string_view text) : rest_(text) {}

  std::optional<IndicatorExpression> Read(std::string& problem) {
    Sum(0);
    if (problem_.empty() && Next() != '\0') Stop(absl::StrCat("unexpected ", Shown()));
    if (!problem_.empty()) {
      problem = problem_;
      return std::nullopt;
    }
    std::sort(result_.inputs_.begin(), result_.inputs_.end());
    result_.inputs_.erase(std::unique(result_.inputs_.begin(), result_.inputs_.end()),
                          result_.inputs_.end());
    return std::move(result_);
  }

 private:
  // The next character that is no space; 0 at the end.
  char Next() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    return rest_.empty() ? '\0' : rest_.front();
  }
  std::string Shown() {
    return Next() == '\0' ? "end" : absl::StrCat("'", std::string(1, rest_.front()), "'");
  }
  void Stop(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }

  void Sum(int depth) {
    Product(depth);
    while (problem_.empty() && (Next() == '+' || Next() == '-')) {
      const char what = Take();
      Product(depth);
      result_.steps_.push_back({.what = what});
    }
  }
  void Product(int depth) {
    Operand(depth);
    while (problem_.empty() && (Next() == '*' || Next() == '/')) {
      const char what = Take();
      Operand(depth);
      result_.steps_.push_back({.what = what});
    }
  }
  void Operand(int depth) {
    const char next = Next();
    if (next == '(') {
      if (depth == kDeepest) return Stop("too many parentheses in each other");
      Take();
      Sum(depth + 1);
      if (Next() != ')') return Stop(absl::StrCat("expected ')' before ", Shown()));
      Take();
    } else if (absl::ascii_isdigit(next)) {
      const std::string digits = TakeWhile([](char c) { return absl::ascii_isdigit(c); });
      int64_t number = 0;
      if (!absl::SimpleAtoi(digits, &number)) return Stop("a number beyond 64 bits");
      result_.steps_.push_back({.what = '#', .number = number});
    } else if (absl::ascii_islower(next)) {
      const std::string name = TakeWhile(InName);
      result_.steps_.push_back({.what = '$', .input = name});
      result_.inputs_.push_back(name);
    } else {
      Stop(absl::StrCat("expected a number, an input or '(' before ", Shown()));
    }
  }
  char Take() {
    const char next = rest_.front();
    rest_.remove_prefix(1);
    return next;
  }
  template <typename Is>
  std::string TakeWhile(Is is) {
    std::string taken;
    while (!rest_.empty() && is(rest_.front())) taken.push_back(Take());
    return taken;
  }

  std::string_view rest_;
  std::string problem_;
  IndicatorExpression result_;
};

std::optional<IndicatorExpression> IndicatorExpression::Parse(std::string_view text,
                                                              std::string& problem) {
  return ExpressionReader(text).Read(problem);
}

IndicatorExpression::Outcome IndicatorExpression::Compute(
    const std::function<std::optional<int64_t>(const std::string& input)>& value_of) const {
  Outcome outcome;
  for (const std::string& input : inputs_) {
    if (!value_of(input)) outcome.missing.push_back(input);
  }
  if (!outcome.missing.empty()) {
    outcome.gap = v1::GAP_INPUT_MISSING;
    return outcome;
  }
  std::vector<Fraction> stack;
  for (const Step& step : steps_) {
    if (step.what == '#' || step.what == '$') {
      stack.push_back({step.what == '#' ? step.number : *value_of(step.input), 1});
      continue;
    }
    const Fraction second = stack.back();
    stack.pop_back();
    outcome.gap = Apply(step.what, stack.back(), second, stack.back());
    if (outcome.gap != v1::INDICATOR_GAP_UNSPECIFIED) return outcome;
  }
  outcome.value = Floor(stack.back());
  return outcome;
}

}  // namespace linli::awards::domain
