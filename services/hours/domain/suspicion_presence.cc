#include "services/hours/domain/suspicion_presence.h"

#include <algorithm>

#include "common/geo/distance.h"
#include "services/hours/domain/suspicion_entry.h"

namespace linli::hours::domain {

using Signal = v1::Quarantine::Signal;

int SpeedBetween(const v1::DefencePolicy& defence, const PresenceSeen& seen,
                 const OtherPresence& elsewhere) {
  if (!seen.context.place().has_point() || !elsewhere.place.has_point()) return 0;
  const double metres = geo::DistanceMetres(geo::ToWgs84(seen.context.place().point()),
                                            geo::ToWgs84(elsewhere.place.point()));
  if (metres <= defence.one_place_meters()) return 0;
  const absl::Duration apart = std::max(seen.presence.from - elsewhere.presence.until,
                                        elsewhere.presence.from - seen.presence.until);
  const double hours = absl::ToDoubleHours(std::max(apart, absl::Minutes(1)));
  return static_cast<int>(metres / 1000 / hours);
}

std::vector<Measure> MeasurePresence(const v1::DefencePolicy& defence, const PresenceSeen& seen,
                                     const PresenceSurroundings& around) {
  // PAIN-2: a stolen account, or one person with many telephones, is in two places.
  Measure travel{Signal::IMPOSSIBLE_TRAVEL};
  for (const OtherPresence& other : around.elsewhere) {
    const int speed = SpeedBetween(defence, seen, other);
    if (speed > travel.value) travel = {travel.kind, speed, other.attendance};
  }
  std::vector<Measure> measures = {travel};
  switch (seen.check_in) {
    case v1::BY_POSITION:
      // PAIN-2: telephones on a shelf come and go together. A crowd that is there does not.
      measures.push_back({Signal::PLACE_CLUSTER, around.together, seen.context.shift()});
      break;
    case v1::BY_KIOSK:
    case v1::BY_OFFLINE_LOG:
      // PAIN-2: a device takes people one after the other; a program takes a list.
      measures.push_back({Signal::DEVICE_CLUSTER, around.by_device, seen.witness});
      break;
    case v1::BY_ATTESTATION:
      // PAIN-2: a leader's word alone for a whole activity.
      measures.push_back({Signal::NO_CHECK_INS,
                          WithoutCheckIns(defence, around.attested, around.checked_in),
                          seen.context.shift()});
      break;
    default:  // the leader's code: two devices at one moment, however many people
      break;
  }
  return measures;
}

}  // namespace linli::hours::domain
