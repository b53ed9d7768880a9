#include "services/awards/api/star_giving.h"

#include <string>

#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "linli/awards/v1/events.pb.h"
#include "services/awards/domain/names.h"
#include "services/awards/domain/star_figures.h"
#include "services/awards/storage/star_store.h"

namespace linli::awards {

absl::StatusOr<bool> GiveStar(db::Tx& tx, outbox::Emitter& emitter, std::string_view volunteer_id,
                              const v1::StarScheme& scheme, const v1::Star& star,
                              const v1::StarFigures& figures, std::string_view record,
                              absl::Time at) {
  v1::StarGrantEvent event;
  event.set_volunteer(VolunteerName(volunteer_id).ToString());
  v1::StarGrant& grant = *event.mutable_star_grant();
  grant.set_name(StarGrantName(volunteer_id, ids::NewId()).ToString());
  grant.set_star(star.star());
  grant.set_title(star.title());
  grant.set_star_scheme(scheme.name());
  grant.set_scheme_version(scheme.version());
  grant.set_scheme_region(scheme.region());
  grant.set_counted_minutes(figures.minutes());
  grant.set_record(std::string(record));
  *grant.mutable_grant_time() = time::ToProto(at);
  ASSIGN_OR_RETURN(const bool is_new, store::InsertStarGrant(tx, grant));
  if (!is_new) return false;
  store::InsertExplanation(tx, grant, ExplainNow(tx, volunteer_id, scheme, at));
  emitter.Emit("star_grant", grant.name(), 1, "awards.star.granted", event);
  return true;
}

v1::StarExplanation ExplainNow(db::Tx& tx, std::string_view volunteer_id,
                               const v1::StarScheme& scheme, absl::Time at) {
  return domain::Explain(scheme, store::CountedRecords(tx, volunteer_id), at);
}

}  // namespace linli::awards
