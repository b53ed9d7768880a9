#include "services/hours/jobs/roster.h"

#include "common/status/refusal.h"
#include "linli/matching/v1/events.pb.h"
#include "services/hours/storage/roster_store.h"

namespace linli::hours::jobs {

// When an activity or a shift is called off, matching cancels each enrolment and says so, so that
// enrolments alone tell who is expected.
absl::Status ApplyToRoster(db::Tx& tx, outbox::Emitter&, const events::v1::Event& event) {
  if (!event.payload().Is<matching::v1::EnrollmentEvent>()) return absl::OkStatus();
  matching::v1::EnrollmentEvent change;
  // Taken in again and again until somebody looks: to go on would lose it.
  if (!event.payload().UnpackTo(&change)) return Refuse(Reason::INTERNAL_FAULT);
  if (!change.former_volunteer().empty()) {  // two numbers of one person became one
    matching::v1::Enrollment before = change.enrollment();
    before.set_volunteer(change.former_volunteer());
    before.set_state(matching::v1::Enrollment::CANCELLED);
    store::ApplyEnrollment(tx, event.version(), before, change.context());
  }
  store::ApplyEnrollment(tx, event.version(), change.enrollment(), change.context());
  return absl::OkStatus();
}

}  // namespace linli::hours::jobs
