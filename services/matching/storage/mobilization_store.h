// Mobilisations at rest, and whom they can ask.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/matching/v1/mobilization.pb.h"
#include "services/matching/domain/names.h"

namespace linli::matching::store {

// Open, its first wave due now.
void InsertMobilization(db::Tx& tx, const v1::Mobilization& mobilization, absl::Time now);
// NOT_FOUND if there is none of this name.
absl::StatusOr<v1::Mobilization> GetMobilization(db::Tx& tx, const MobilizationName& name);
absl::StatusOr<v1::Mobilization> LockMobilization(db::Tx& tx, const MobilizationName& name);
// Writes state, next_wave_time, waves and invited; returns it as it is then.
v1::Mobilization SaveMobilization(db::Tx& tx, const v1::Mobilization& mobilization, absl::Time now);
std::vector<v1::Mobilization> ListMobilizations(db::Tx& tx, const std::string& organization_id,
                                                const std::string& after_id, int limit);

// Those whose next wave is due, a bounded number.
std::vector<MobilizationName> DueMobilizations(db::Tx& tx, absl::Time now);

}  // namespace linli::matching::store
