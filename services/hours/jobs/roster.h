// Keeps the roster from matching's feed.
#pragma once

#include "absl/status/status.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "linli/events/v1/feed.pb.h"

namespace linli::hours::jobs {

// Effect of one event: confirmed enrolments come into the roster, all other changes take them out.
// Events of other kinds have none. An outbox::Subscriber::Apply.
absl::Status ApplyToRoster(db::Tx& tx, outbox::Emitter& emitter, const events::v1::Event& event);

}  // namespace linli::hours::jobs
