#include "services/hours/api/day_cap.h"

#include <string>

#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/record_decline.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours {

void GiveBack(rpc::WriteCall& call, std::string_view volunteer_id, absl::Time day) {
  store::LockVolunteer(call.tx(), volunteer_id);
  for (v1::Record& waiting : store::LockWaiting(call.tx(), volunteer_id, day)) {
    const auto policy =
        policy::At<v1::Policy>(call.tx(), waiting.region(), time::FromProto(waiting.end_time()));
    if (!domain::Regain(*policy, store::UseBeside(call.tx(), waiting), domain::Kept(call.now()),
                        waiting)) {
      continue;
    }
    const v1::Record saved = store::SaveMinutes(call.tx(), waiting);
    call.Forget(saved.name(), std::stoll(saved.etag()));
  }
}

}  // namespace linli::hours
