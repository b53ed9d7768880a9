// Grants stars when what counts for a volunteer has changed (S0-5, S4-34).
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "services/awards/storage/star_store.h"

namespace linli::awards::jobs {

// Grants every star that her minutes give under the scheme in force for her region at `at`, and
// announces those that she did not have. Nothing happens before her region is known: its event
// brings her here again. `record` is what brought her over the threshold; may be empty. Her
// standing is locked.
absl::Status GrantStars(db::Tx& tx, outbox::Emitter& emitter, std::string_view volunteer_id,
                        const store::Standing& standing, std::string_view record, absl::Time at);

}  // namespace linli::awards::jobs
