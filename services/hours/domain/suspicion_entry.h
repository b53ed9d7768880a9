// What is odd about a record by hand.
#pragma once

#include <vector>

#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/suspicion_score.h"

namespace linli::hours::domain {

// What lies around it, without itself.
struct EntrySurroundings {
  int her_minutes = 0;  // by hand for her, entered lately
  int entered = 0;      // records that the same person entered lately
  int alike_days = 0;   // other days with the same hours among those
  int by_hand = 0;      // records by hand at the activity of that name, unit and day
  int checked_in = 0;   // records by check-in there
};

// VELOCITY, REGULARITY, VOLUME, NO_CHECK_INS.
std::vector<Measure> MeasureEntry(const v1::DefencePolicy& defence, const v1::Record& record,
                                  const EntrySurroundings& around);

// How many people an activity has on record while next to nobody of all checked in; 0 if enough
// did. `alike`: by hand or attested.
int WithoutCheckIns(const v1::DefencePolicy& defence, int alike, int checked_in);

}  // namespace linli::hours::domain
