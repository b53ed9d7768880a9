// What is told of a hold, to the right.
#pragma once

#include "common/outbox/emitter.h"
#include "linli/hours/v1/hold.pb.h"

namespace linli::hours {

// "hours.hold.held", or how it ended.
void AnnounceHold(outbox::Emitter& emitter, const v1::Hold& hold);

}  // namespace linli::hours
