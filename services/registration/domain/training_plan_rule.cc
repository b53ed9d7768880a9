#include "services/registration/domain/training_plan_rule.h"

#include <numeric>
#include <set>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/time/china_day.h"

namespace linli::registration::domain {
namespace {

int MonthsIn(v1::TrainingPeriod period) {
  switch (period) {
    case v1::TRAINING_MONTHLY:
      return 1;
    case v1::TRAINING_QUARTERLY:
      return 3;
    case v1::TRAINING_HALF_YEARLY:
      return 6;
    default:
      return 12;
  }
}

}  // namespace

std::pair<absl::Time, absl::Time> YearOf(int year) {
  return {time::StartOfDay(absl::CivilDay(year, 1, 1)),
          time::StartOfDay(absl::CivilDay(year + 1, 1, 1))};
}

int YearIn(std::string_view plan) {
  int year = 0;
  const std::string last(plan.substr(plan.rfind('/') + 1));
  const bool read = absl::SimpleAtoi(last, &year);
  return read && year > 0 ? year : 0;
}

bool YearIsOver(int year, absl::Time now) { return YearOf(year).second <= now; }

void CheckTargets(const v1::TrainingPlan& plan, Violations& violations) {
  std::set<std::string> topics;
  for (int i = 0; i < plan.targets_size(); ++i) {
    if (topics.insert(plan.targets(i).topic()).second) continue;
    violations.Add(absl::StrCat("training_plan.targets[", i, "].topic"),
                   Reason::FIELD_UNKNOWN_VALUE);
  }
}

v1::TargetProgress ProgressOf(const v1::TrainingTarget& target, int year,
                              const v1::TrainingFigure& figure,
                              const std::array<int, 12>& by_month) {
  v1::TargetProgress progress;
  *progress.mutable_target() = target;
  *progress.mutable_figure() = figure;
  progress.set_reached(figure.people() >= target.people());
  const int months = MonthsIn(target.period());
  for (int first = 0; first < 12; first += months) {
    v1::PeriodProgress& period = *progress.add_periods();
    period.set_start_date(absl::StrFormat("%04d-%02d-01", year, first + 1));
    period.set_sessions(
        std::accumulate(by_month.begin() + first, by_month.begin() + first + months, 0));
    period.set_reached(period.sessions() >= target.sessions());
    if (!period.reached()) progress.set_reached(false);
  }
  return progress;
}

}  // namespace linli::registration::domain
