#include "services/hours/api/announce_conflict.h"

#include "linli/hours/v1/events.pb.h"

namespace linli::hours {

void AnnounceConflict(outbox::Emitter& emitter, const std::string& what,
                      const v1::Conflict& conflict) {
  v1::ConflictEvent event;
  event.set_conflict(conflict.name());
  event.set_state(conflict.state());
  event.set_partner_system(conflict.reported().provenance().partner_system());
  *event.mutable_recording_units() = conflict.recording_units();
  const int64_t version = conflict.etag().empty() ? 1 : std::stoll(conflict.etag());
  emitter.Emit("conflict", conflict.name(), version, "hours.conflict." + what, event);
}

}  // namespace linli::hours
