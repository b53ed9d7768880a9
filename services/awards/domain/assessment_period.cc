#include "services/awards/domain/assessment_period.h"

#include <optional>
#include <set>

#include "absl/strings/str_cat.h"

namespace linli::awards::domain {
namespace {

constexpr size_t kYearLength = 4;
constexpr size_t kMonthLength = 7;

std::optional<absl::CivilDay> DayIn(const std::string& text) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(text, &day)) return std::nullopt;
  return day;
}

// Checked beside the contract's own rule for the field, which says what is wrong with any other.
bool IsPeriod(const std::string& period) {
  absl::CivilMonth month;
  return IsYear(period) ? absl::ParseCivilTime(period + "-01", &month)
                        : period.size() == kMonthLength && absl::ParseCivilTime(period, &month);
}

absl::CivilMonth FirstMonth(const std::string& period) {
  return IsYear(period) ? absl::CivilMonth(YearOf(period), 1)
                        : absl::CivilMonth(YearOf(period), std::stoi(period.substr(5)));
}

}  // namespace

bool IsYear(const std::string& period) { return period.size() == kYearLength; }

int YearOf(const std::string& period) { return std::stoi(period.substr(0, kYearLength)); }

time::Interval IntervalOf(const std::string& period) {
  const absl::CivilMonth first = FirstMonth(period);
  return {time::StartOfDay(absl::CivilDay(first)),
          time::StartOfDay(absl::CivilDay(first + (IsYear(period) ? 12 : 1)))};
}

absl::CivilDay AsOfDay(const v1::Assessment& assessment, absl::Time now) {
  return DayIn(assessment.as_of_date()).value_or(time::DayOf(now));
}

void FindFaults(const v1::Assessment& assessment, absl::Time now, Violations& violations) {
  if (!IsPeriod(assessment.period())) return;
  const absl::CivilDay today = time::DayOf(now);
  const auto day =
      assessment.as_of_date().empty() ? std::optional(today) : DayIn(assessment.as_of_date());
  if (!day || *day > today) {
    violations.Add("assessment.as_of_date", Reason::FIELD_UNKNOWN_VALUE);
  } else if (*day < absl::CivilDay(FirstMonth(assessment.period()))) {
    violations.Add(assessment.as_of_date().empty() ? "assessment.period" : "assessment.as_of_date",
                   Reason::FIELD_UNKNOWN_VALUE);
  }
  std::set<std::string> seen;
  for (int i = 0; i < assessment.reported_inputs_size(); ++i) {
    const v1::ReportedInput& reported = assessment.reported_inputs(i);
    const std::string path = absl::StrCat("assessment.reported_inputs[", i, "]");
    if (!seen.insert(reported.input()).second) {
      violations.Add(path + ".input", Reason::FIELD_REPEATED);
    }
    const auto of = DayIn(reported.as_of_date());
    if (!of || (day && *of > *day)) {
      violations.Add(path + ".as_of_date", Reason::FIELD_UNKNOWN_VALUE);
    }
  }
}

}  // namespace linli::awards::domain
