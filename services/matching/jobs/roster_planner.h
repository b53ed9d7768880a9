// Computes roster plans, one after the other. May be cut off anywhere: a claim that nobody renews
// runs out, and another replica begins anew.
#pragma once

#include <functional>

#include "absl/status/statusor.h"
#include "common/db/database.h"
#include "common/time/clock.h"
#include "services/matching/index/match_index.h"

namespace linli::matching {

struct RosterPlanner {
  db::Database& database;
  const time::Clock& clock;
  const index::MatchIndex& index;
  // Called after each step of a computation, with its progress.
  std::function<void(int percent)> on_step = [](int) {};
};

// Takes the plan that has waited longest and makes it READY; whether there was one. Ends early when
// it is cancelled.
absl::StatusOr<bool> ComputeRosterPlan(const RosterPlanner& planner);

// All that wait.
absl::Status ComputeRosterPlans(const RosterPlanner& planner);

}  // namespace linli::matching
