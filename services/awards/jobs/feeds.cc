#include "services/awards/jobs/feeds.h"

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "linli/hours/v1/events.pb.h"
#include "linli/registration/v1/events.pb.h"
#include "services/awards/domain/counted_record.h"
#include "services/awards/domain/names.h"
#include "services/awards/jobs/certificate_outdating.h"
#include "services/awards/jobs/star_granting.h"
#include "services/awards/storage/honour_store.h"
#include "services/awards/storage/star_store.h"
#include "services/registration/client/erasure.h"

namespace linli::awards::jobs {

absl::Status TakeFromHours(db::Tx& tx, outbox::Emitter& emitter, const events::v1::Event& event) {
  if (!event.payload().Is<hours::v1::RecordEvent>()) return absl::OkStatus();
  hours::v1::RecordEvent record;
  if (!event.payload().UnpackTo(&record)) return Refuse(Reason::INTERNAL_FAULT);
  const absl::Time at = time::FromProto(event.event_time());
  ASSIGN_OR_RETURN(const RecordName name, RecordName::Parse(record.record()));
  const domain::CountedRecord counted = domain::Counted(record, event.version(), at);
  ASSIGN_OR_RETURN(const auto standing, store::ApplyRecord(tx, counted));
  if (!standing) return absl::OkStatus();
  RETURN_IF_ERROR(OutdateCertificates(tx, emitter, counted));
  return GrantStars(tx, emitter, store::SurvivorOf(tx, name.id(0)), *standing, record.record(), at);
}

absl::Status TakeFromRegistration(db::Tx& tx, outbox::Emitter& emitter,
                                  const events::v1::Event& event) {
  if (!event.payload().Is<registration::v1::VolunteerChanged>()) return absl::OkStatus();
  registration::v1::VolunteerChanged volunteer;
  if (!event.payload().UnpackTo(&volunteer)) return Refuse(Reason::INTERNAL_FAULT);
  ASSIGN_OR_RETURN(const VolunteerName name, VolunteerName::Parse(volunteer.name()));
  // Nothing of a person who is erased is shown or kept to be shown.
  if (event.type() == registration::kVolunteerErased) store::ForgetHonours(tx, name.id());
  const auto standing =
      store::MoveStanding(tx, name.id(), volunteer.service_region(), event.version());
  if (!standing) return absl::OkStatus();
  const absl::Time at = time::FromProto(event.event_time());
  if (volunteer.merged_into().empty()) {
    return GrantStars(tx, emitter, name.id(), *standing, "", at);
  }
  ASSIGN_OR_RETURN(const VolunteerName survivor, VolunteerName::Parse(volunteer.merged_into()));
  return GrantStars(tx, emitter, survivor.id(), store::FollowMerge(tx, name.id(), survivor.id()),
                    "", at);
}

}  // namespace linli::awards::jobs
