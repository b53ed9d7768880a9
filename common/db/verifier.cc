#include "common/db/verifier.h"

#include <cstdint>
#include <map>

#include "common/status/macros.h"

namespace linli::db {

absl::Status Verify(Database& database, metrics::Registry& metrics, const std::string& service,
                    const Query& query, absl::Time deadline) {
  std::map<std::string, int64_t> violations;
  RETURN_IF_ERROR(database.Read(deadline, [&](Tx& tx) -> absl::Status {
    for (const pqxx::row& row : tx.Run(query)) {
      violations[row["invariant"].as<std::string>()] = row["violations"].as<int64_t>();
    }
    return absl::OkStatus();
  }));
  for (const auto& [invariant, count] : violations) {
    metrics
        .GaugeOf("linli_invariant_violations", "Rows that break what must always be true.",
                 {{"service", service}, {"invariant", invariant}})
        .Set(static_cast<double>(count));
  }
  return absl::OkStatus();
}

}  // namespace linli::db
