// Training plans, and what training comes to in figures.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/registration/v1/training_plan.pb.h"

namespace linli::registration::store {

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::TrainingPlan> GetTrainingPlan(db::Tx& tx, const std::string& name);
absl::StatusOr<v1::TrainingPlan> LockTrainingPlan(db::Tx& tx, const std::string& name);
// Whether there was none of that owner and year.
bool AddTrainingPlan(db::Tx& tx, const v1::TrainingPlan& plan);
void SaveTrainingPlan(db::Tx& tx, const v1::TrainingPlan& plan);
// Of one owner, after a year.
std::vector<v1::TrainingPlan> ListTrainingPlans(db::Tx& tx, const std::string& owner, int after,
                                                int limit);

// Sessions that begin from a moment on and before another.
struct TrainingWindow {
  absl::Time from;
  absl::Time until;
};
// What an organisation or region and everything below it taught: all of it first, under topic "",
// then the topics with the most sessions.
std::vector<v1::TrainingFigure> TrainingFigures(db::Tx& tx, const std::string& owner,
                                                const TrainingWindow& window, int topics);
// The same for these topics alone; a topic without sessions is left out.
std::map<std::string, v1::TrainingFigure> TrainingFiguresOf(db::Tx& tx, const std::string& owner,
                                                            const TrainingWindow& window,
                                                            const std::vector<std::string>& topics);
// Sessions by topic and month of China's calendar.
std::map<std::string, std::array<int, 12>> TrainingMonths(db::Tx& tx, const std::string& owner,
                                                          const TrainingWindow& window,
                                                          const std::vector<std::string>& topics);

}  // namespace linli::registration::store
