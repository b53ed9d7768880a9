// A year's training: what a plan may say, and how far it is (S2-26).
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/registration/v1/training_plan.pb.h"

namespace linli::registration::domain {

// From the first moment of the year in China to the first of the next.
std::pair<absl::Time, absl::Time> YearOf(int year);

// The year that ends a plan's name, 0 if what ends it is none.
int YearIn(std::string_view plan);

// Whether nothing of the year is left to plan for.
bool YearIsOver(int year, absl::Time now);

// Each topic once. At "training_plan.targets[…].topic".
void CheckTargets(const v1::TrainingPlan& plan, Violations& violations);

// `by_month`: sessions that began in each month, from January on.
v1::TargetProgress ProgressOf(const v1::TrainingTarget& target, int year,
                              const v1::TrainingFigure& figure,
                              const std::array<int, 12>& by_month);

}  // namespace linli::registration::domain
