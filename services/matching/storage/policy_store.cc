#include "services/matching/storage/policy_store.h"

#include "services/matching/storage/queries.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::store {

v1::Policy PolicyAt(db::Tx& tx, const std::string& region, absl::Time at) {
  return ReadPolicy(tx.Run(queries::kPolicyAt, IdIn(region), at)[0]);
}

}  // namespace linli::matching::store
