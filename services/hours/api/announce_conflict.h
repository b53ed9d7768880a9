// What the feed hears of conflicts.
#pragma once

#include <string>

#include "common/outbox/emitter.h"
#include "linli/hours/v1/conflict.pb.h"

namespace linli::hours {

// "opened" is "hours.conflict.opened".
void AnnounceConflict(outbox::Emitter& emitter, const std::string& what,
                      const v1::Conflict& conflict);

}  // namespace linli::hours
