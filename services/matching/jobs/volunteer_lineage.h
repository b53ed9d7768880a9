// What becomes of a volunteer's places when her number is closed.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"

namespace linli::matching {

// Two numbers of one person are one: all that stands under the first goes on under the second, and
// what cannot stand twice ends (domain/one_person.h).
absl::Status MergeVolunteer(db::Tx& tx, outbox::Emitter& emitter, const std::string& duplicate,
                            const std::string& survivor, absl::Time now);

// Nobody serves under this number any more: what she was wanted for and has not begun ends, what
// she claimed is free again, pairings go on without her.
absl::Status ReleaseVolunteer(db::Tx& tx, outbox::Emitter& emitter, const std::string& volunteer,
                              absl::Time now);

}  // namespace linli::matching
