// The waiting list moves up.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "services/matching/storage/rows.h"

namespace linli::matching {

// Fills the free places of a locked shift from its waiting list, in order of arrival, passing over
// who is elsewhere at that time, has done enough, or may no longer serve: these keep their
// position. Places are given, or offered where policy says so. Announces who moved up; returns
// them.
std::vector<store::EnrollmentInContext> PromoteAndAnnounce(db::Tx& tx, outbox::Emitter& emitter,
                                                           const std::string& shift_id,
                                                           absl::Time now);

}  // namespace linli::matching
