// What awards takes from the feeds on its left. Each event may come twice and late: only what is
// newer than what is known has an effect.
#pragma once

#include "absl/status/status.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "linli/events/v1/feed.pb.h"

namespace linli::awards::jobs {

// The feed of hours: a record counts, or does not count any more; then what certifies it is
// outdated.
absl::Status TakeFromHours(db::Tx& tx, outbox::Emitter& emitter, const events::v1::Event& event);

// The feed of registration: the region that looks after a volunteer, whose scheme holds for her;
// and whose file ended in whose.
absl::Status TakeFromRegistration(db::Tx& tx, outbox::Emitter& emitter,
                                  const events::v1::Event& event);

}  // namespace linli::awards::jobs
