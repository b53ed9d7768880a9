// The waiting list moves up.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "services/matching/storage/rows.h"

namespace linli::matching {

// Fills the free places of a locked shift and announces who moved up; returns them.
std::vector<store::EnrollmentInContext> PromoteAndAnnounce(db::Tx& tx, outbox::Emitter& emitter,
                                                           const std::string& shift_id,
                                                           absl::Time now);

}  // namespace linli::matching
