// What the jobs of registration work on, and how each of their transactions goes.
#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "common/cache/cache.h"
#include "common/db/database.h"
#include "common/rpc/call.h"
#include "common/time/clock.h"

namespace linli::registration::jobs {

struct Household {
  db::Database& database;
  cache::Cache& cache;
  const time::Clock& clock;
};

// One transaction of registration itself, which announces what it did, and after which caches
// forget it. `body` may run more than once. Jobs may be cut off anywhere and run by several
// replicas at once.
absl::Status Write(const Household& house,
                   absl::FunctionRef<absl::Status(rpc::WriteCall& call)> body);

}  // namespace linli::registration::jobs
