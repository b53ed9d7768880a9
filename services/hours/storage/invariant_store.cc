#include "services/hours/storage/invariant_store.h"

#include "services/hours/storage/queries.h"

namespace linli::hours::store {

std::map<std::string, int64_t> CountViolations(db::Tx& tx) {
  std::map<std::string, int64_t> violations;
  for (const pqxx::row& row : tx.Run(queries::kInvariantViolations)) {
    violations[row["invariant"].as<std::string>()] = row["violations"].as<int64_t>();
  }
  return violations;
}

}  // namespace linli::hours::store
