#include "services/hours/domain/record_attendance_share.h"

#include <cstdint>

namespace linli::hours::domain {

bool IsShort(const v1::Policy& policy, const Presence& presence) {
  // Whole numbers: nothing rounds up.
  return int64_t{100} * presence.present_minutes <
         int64_t{policy.minimum_attendance_percent()} * presence.shift_minutes;
}

void Withhold(v1::Record& record) {
  record.set_payable_minutes(0);
  record.set_credited_minutes(0);
}

}  // namespace linli::hours::domain
