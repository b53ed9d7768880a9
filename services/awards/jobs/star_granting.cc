#include "services/awards/jobs/star_granting.h"

#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "linli/awards/v1/events.pb.h"
#include "services/awards/domain/names.h"
#include "services/awards/domain/star_evaluation.h"
#include "services/awards/storage/star_scheme_store.h"

namespace linli::awards::jobs {

absl::Status GrantStars(db::Tx& tx, outbox::Emitter& emitter, std::string_view volunteer_id,
                        const store::Standing& standing, std::string_view record, absl::Time at) {
  if (!standing.region || standing.counted_minutes == 0) return absl::OkStatus();
  const std::optional<v1::StarScheme> scheme = store::StarSchemeInForce(tx, *standing.region, at);
  if (!scheme) return absl::OkStatus();
  for (const v1::Star& star : domain::StarsReached(*scheme, standing.counted_minutes)) {
    v1::StarGrantEvent event;
    event.set_volunteer(VolunteerName(volunteer_id).ToString());
    v1::StarGrant& grant = *event.mutable_star_grant();
    grant.set_name(StarGrantName(volunteer_id, ids::NewId()).ToString());
    grant.set_star(star.star());
    grant.set_title(star.title());
    grant.set_star_scheme(scheme->name());
    grant.set_scheme_version(scheme->version());
    grant.set_scheme_region(scheme->region());
    grant.set_counted_minutes(standing.counted_minutes);
    grant.set_record(std::string(record));
    *grant.mutable_grant_time() = time::ToProto(at);
    ASSIGN_OR_RETURN(const bool is_new, store::InsertStarGrant(tx, grant));
    if (is_new) emitter.Emit("star_grant", grant.name(), 1, "awards.star.granted", event);
  }
  return absl::OkStatus();
}

}  // namespace linli::awards::jobs
