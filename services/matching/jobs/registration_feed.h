// What registration announces becomes our projections.
#pragma once

#include "absl/status/status.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "linli/events/v1/feed.pb.h"

namespace linli::matching {

// Takes in volunteers, organisations and memberships, each only if it is newer; passes over what
// else there is. For Host::Follow("registration", …).
absl::Status TakeFromRegistration(db::Tx& tx, outbox::Emitter& emitter,
                                  const events::v1::Event& event);

}  // namespace linli::matching
