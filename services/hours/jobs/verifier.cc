#include "services/hours/jobs/verifier.h"

#include <cstdint>
#include <map>
#include <string>

#include "common/status/macros.h"
#include "services/hours/storage/invariant_store.h"

namespace linli::hours::jobs {

absl::Status Verify(db::Database& database, metrics::Registry& metrics, absl::Time deadline) {
  std::map<std::string, int64_t> violations;
  RETURN_IF_ERROR(database.Read(deadline, [&](db::Tx& tx) {
    violations = store::CountViolations(tx);
    return absl::OkStatus();
  }));
  for (const auto& [invariant, count] : violations) {
    metrics
        .GaugeOf("linli_invariant_violations", "Rows that break what must always be true.",
                 {{"service", "hours"}, {"invariant", invariant}})
        .Set(static_cast<double>(count));
  }
  return absl::OkStatus();
}

}  // namespace linli::hours::jobs
