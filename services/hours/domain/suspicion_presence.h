// What is odd about a record by check-in.
#pragma once

#include <string>
#include <vector>

#include "common/time/china_day.h"
#include "linli/hours/v1/evidence.pb.h"
#include "linli/matching/v1/events.pb.h"
#include "services/hours/domain/suspicion_score.h"

namespace linli::hours::domain {

// Another shift at which she was.
struct OtherPresence {
  std::string attendance;  // its name
  time::Interval presence;
  matching::v1::Place place;
};
// What lies around it.
struct PresenceSurroundings {
  int by_device = 0;   // check-ins by the device that vouched for hers, hers with them
  int together = 0;    // others who came and went with her, by position, just as far from the place
  int attested = 0;    // people at the shift on a leader's word; 0 if she is none of them
  int checked_in = 0;  // and those who checked in
  std::vector<OtherPresence> elsewhere = {};
};
// The presence itself.
struct PresenceSeen {
  time::Interval presence;
  const matching::v1::ShiftContext& context;
  v1::EvidenceMethod check_in;
  std::string witness;  // of the check-in
};

// IMPOSSIBLE_TRAVEL, and of DEVICE_CLUSTER, PLACE_CLUSTER, NO_CHECK_INS what can be said of the way
// in which she checked in.
std::vector<Measure> MeasurePresence(const v1::DefencePolicy& defence, const PresenceSeen& seen,
                                     const PresenceSurroundings& around);

// How fast she must have been between two presences, in km/h, rounded down; 0 within one place, or
// if a place is not on the map. Less than a minute between them is a minute.
int SpeedBetween(const v1::DefencePolicy& defence, const PresenceSeen& seen,
                 const OtherPresence& elsewhere);

}  // namespace linli::hours::domain
