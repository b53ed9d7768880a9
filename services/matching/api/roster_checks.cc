#include "services/matching/api/roster_checks.h"

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/matching/storage/activity_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::rosters {

absl::Status CheckOpen(db::Tx& tx, const ActivityName& activity, absl::Time now) {
  ASSIGN_OR_RETURN(const v1::Activity found, store::GetActivity(tx, activity));
  if (!found.has_publish_time()) return NotFound(activity.ToString());
  if (found.state() != v1::Activity::PUBLISHED || time::FromProto(found.end_time()) <= now) {
    return Refuse(Reason::ACTIVITY_NOT_OPEN);
  }
  return absl::OkStatus();
}

std::set<std::string> ShiftsOf(db::Tx& tx, const ActivityName& activity) {
  std::set<std::string> shifts;
  for (const store::ShiftInContext& of : store::AllShifts(tx, activity)) {
    shifts.insert(of.shift.name());
  }
  return shifts;
}

}  // namespace linli::matching::rosters
