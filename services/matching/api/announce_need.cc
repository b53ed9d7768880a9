#include "services/matching/api/announce_need.h"

#include <string>

#include "linli/matching/v1/need_events.pb.h"
#include "services/matching/api/announce.h"

namespace linli::matching {

void AnnounceNeed(outbox::Emitter& emitter, std::string_view what, const v1::Need& need) {
  v1::NeedEvent event;
  *event.mutable_need() = need;
  emitter.Emit("need", need.name(), VersionOf(need.etag()),
               std::string("matching.need.").append(what), event);
}

}  // namespace linli::matching
