// What happens to activities and waiting lists without anybody calling. Each job may be cut off
// anywhere and run by several replicas at once.
#pragma once

#include "absl/status/status.h"
#include "common/cache/cache.h"
#include "common/db/database.h"
#include "common/time/clock.h"
#include "services/matching/index/match_index.h"

namespace linli::matching {

// What the jobs work on.
struct Household {
  db::Database& database;
  cache::Cache& cache;
  const time::Clock& clock;
};

// Activities whose time has passed become ENDED.
absl::Status EndActivities(const Household& house);

// Offers that nobody accepted in time, and whatever was undecided when its shift began, lapse; the
// places go on to the next.
absl::Status LapseOverdue(const Household& house);

// Needs that were not answered in time are overdue, and said to be.
absl::Status MarkOverdueNeeds(const Household& house);

// Mobilisations ask the next ones.
absl::Status SendWaves(const Household& house, const index::MatchIndex& index);

// Free places go to those who wait and were elsewhere when the place became free.
absl::Status PromoteWaiting(const Household& house);

}  // namespace linli::matching
