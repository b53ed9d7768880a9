// One wave of a mobilisation.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "services/matching/domain/names.h"
#include "services/matching/index/snapshot.h"

namespace linli::matching {

// Asks the next ones if a wave is due, and says when the following one is, or why there is none:
// the nearest whom memory knows and the database admits. Announces the invitations; returns what
// caches must forget. Twice at the same time is once. While memory does not know the shift, or is
// behind and finds nobody, the wave stays due.
std::vector<std::pair<std::string, int64_t>> SendWave(db::Tx& tx, outbox::Emitter& emitter,
                                                      const index::Snapshot& snapshot,
                                                      const MobilizationName& name, absl::Time now);

}  // namespace linli::matching
