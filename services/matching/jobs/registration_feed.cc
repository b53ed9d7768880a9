#include "services/matching/jobs/registration_feed.h"

#include "common/geo/datum.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "linli/registration/v1/events.pb.h"
#include "services/matching/jobs/pairing_lineage.h"
#include "services/matching/jobs/volunteer_lineage.h"
#include "services/matching/storage/holding_store.h"
#include "services/matching/storage/index_store.h"
#include "services/matching/storage/projection_store.h"
#include "services/matching/storage/rows.h"
#include "services/registration/client/erasure.h"

namespace linli::matching {
namespace {

namespace from = ::linli::registration::v1;

std::string LastId(const std::string& name) { return name.substr(name.rfind('/') + 1); }

store::KnownVolunteer Project(const from::VolunteerChanged& changed) {
  store::KnownVolunteer known;
  known.facts.active = changed.state() == from::VOLUNTEER_ACTIVE;
  known.facts.birth_day = absl::CivilDay(changed.birth_year(), 12, 31);
  known.facts.skills.assign(changed.skills().begin(), changed.skills().end());
  known.facts.languages.assign(changed.languages().begin(), changed.languages().end());
  known.preferences.categories.assign(changed.service_categories().begin(),
                                      changed.service_categories().end());
  known.preferences.availability = changed.availability();
  known.region_code = store::IdIn(changed.service_region());
  known.merged_into = store::IdIn(changed.merged_into());
  known.closed = changed.state() == from::VOLUNTEER_WITHDRAWN ||
                 changed.state() == from::VOLUNTEER_DECEASED ||
                 changed.state() == from::VOLUNTEER_MERGED;
  if (changed.has_home_location()) known.home = geo::ToWgs84(changed.home_location());
  return known;
}

store::KnownOrganization Project(const from::OrganizationChanged& changed) {
  return {changed.state() == from::ORGANIZATION_APPROVED,
          store::IdIn(changed.region()),
          {changed.ancestors().begin(), changed.ancestors().end()},
          store::IdIn(changed.system()),
          changed.successor()};
}

store::KnownPaper Project(const from::QualificationChanged& changed, const std::string& type) {
  store::KnownPaper paper;
  paper.kind = store::kQualification + LastId(changed.qualification_kind());
  paper.start = time::FromProto(changed.start_time());
  if (changed.has_end_time()) paper.end = time::FromProto(changed.end_time());
  paper.holds = type != "registration.qualification.revoked";
  return paper;
}

store::KnownPaper Project(const from::TrainingRecordChanged& changed) {
  return {.kind = store::kCourse + LastId(changed.course()),
          .holds = changed.state() == from::TRAINING_COMPLETED};
}

// What she holds follows her number: to the one that goes on, or to nobody.
absl::Status Settle(db::Tx& tx, outbox::Emitter& emitter, const events::v1::Event& event,
                    const from::VolunteerChanged& changed, const store::KnownVolunteer& known) {
  const std::string id = store::IdIn(changed.name());
  const auto before = store::GetVolunteer(tx, VolunteerName(id));
  if (before.ok() && before->version >= event.version()) return absl::OkStatus();
  const absl::Time at = time::FromProto(event.event_time());
  if (!known.merged_into.empty()) {
    RETURN_IF_ERROR(MergeVolunteer(tx, emitter, changed.name(), changed.merged_into(), at));
  } else if (known.closed) {
    RETURN_IF_ERROR(ReleaseVolunteer(tx, emitter, changed.name(), at));
  }
  if (event.type() == registration::kVolunteerErased) store::ForgetWords(tx, id);
  return absl::OkStatus();
}

}  // namespace

absl::Status TakeFromRegistration(db::Tx& tx, outbox::Emitter& emitter,
                                  const events::v1::Event& event) {
  if (from::VolunteerChanged volunteer; event.payload().UnpackTo(&volunteer)) {
    store::KnownVolunteer known = Project(volunteer);
    known.closed |= event.type() == registration::kVolunteerErased;
    if (known.closed) RETURN_IF_ERROR(Settle(tx, emitter, event, volunteer, known));
    store::PutVolunteer(tx, store::IdIn(volunteer.name()), event.version(), known);
  } else if (from::OrganizationChanged organization; event.payload().UnpackTo(&organization)) {
    store::PutOrganization(tx, store::IdIn(organization.name()), event.version(),
                           Project(organization));
    if (organization.state() == from::ORGANIZATION_DISSOLVED) {
      return SettlePairings(tx, organization.name(), organization.successor(),
                            time::FromProto(event.event_time()));
    }
  } else if (from::MembershipChanged membership; event.payload().UnpackTo(&membership)) {
    store::PutMembership(tx, store::IdIn(membership.volunteer()),
                         store::IdIn(membership.organization()), event.version(),
                         membership.state() == from::MEMBERSHIP_ACTIVE);
  } else if (from::QualificationChanged grant; event.payload().UnpackTo(&grant)) {
    store::PutPaper(tx, store::IdIn(grant.volunteer()), grant.name(), event.version(),
                    Project(grant, event.type()));
  } else if (from::TrainingRecordChanged record;
             event.payload().UnpackTo(&record) && !record.course().empty()) {
    store::PutPaper(tx, store::IdIn(record.volunteer()), record.name(), event.version(),
                    Project(record));
  }
  return absl::OkStatus();
}

}  // namespace linli::matching
