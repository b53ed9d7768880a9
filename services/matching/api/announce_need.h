// What matching tells about needs, in the transaction of the change.
#pragma once

#include <string_view>

#include "common/outbox/emitter.h"
#include "linli/matching/v1/need.pb.h"

namespace linli::matching {

// "matching.need.<what>": public words alone.
void AnnounceNeed(outbox::Emitter& emitter, std::string_view what, const v1::Need& need);

}  // namespace linli::matching
