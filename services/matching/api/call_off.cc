#include "services/matching/api/call_off.h"

#include "services/matching/api/announce.h"
#include "services/matching/storage/duty_store.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/group_store.h"

namespace linli::matching {

void CallOffSeats(rpc::WriteCall& call, const std::vector<std::string>& shift_ids,
                  const std::string& reason) {
  db::Tx& tx = call.tx();
  const auto shifts = store::ReadLockedShifts(tx, shift_ids);
  Tell(call, "cancelled", store::CancelEnrollments(tx, shift_ids, reason, call.now()));
  store::RevokeDuties(tx, shift_ids, call.now());
  for (const v1::GroupEnrollment& group : store::CancelGroups(tx, shift_ids, reason, call.now())) {
    AnnounceGroup(call, "cancelled", group,
                  shifts.at(GroupName::Parse(group.name())->id(2)).context);
    call.Forget(group.name(), VersionOf(group.etag()));
  }
}

}  // namespace linli::matching
