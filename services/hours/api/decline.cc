#include "services/hours/api/decline.h"

#include <string>
#include <vector>

#include "common/time/proto_time.h"
#include "services/hours/api/day_cap.h"
#include "services/hours/domain/record_decline.h"
#include "services/hours/domain/record_event.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours::decline {

using domain::RecordName;

absl::StatusOr<Leadership> Ask(Deps& deps, const rpc::Call& call,
                               const v1::DeclineRecordRequest& request) {
  ASSIGN_OR_RETURN(RecordName name, RecordName::Parse(request.name()));
  return LeadershipOver(deps, call, {name});
}

absl::StatusOr<v1::Record> Decline(Deps&, rpc::WriteCall& call,
                                   const v1::DeclineRecordRequest& request,
                                   const Leadership& leadership) {
  ASSIGN_OR_RETURN(RecordName name, RecordName::Parse(request.name()));
  std::vector<v1::Record> found = store::LockRecords(call.tx(), {name});
  if (found.empty()) return UnknownRecord(leadership, request.name());
  v1::Record& record = found[0];
  const domain::Confirmer decider{
      call.caller().subject,
      leadership.everywhere || leadership.units.contains(record.recording_unit())};
  RETURN_IF_ERROR(domain::MayDecline(decider, record));
  if (!request.etag().empty() && request.etag() != record.etag()) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  domain::Decline(decider, request.reason(), domain::Kept(call.now()), record);
  const v1::Record declined = store::SaveDeclined(call.tx(), record);
  const int64_t version = std::stoll(declined.etag());
  call.Emit("record", declined.name(), version, "hours.record.declined", domain::EventOf(declined));
  call.Forget(declined.name(), version);
  GiveBack(call, name.id(0), time::FromProto(declined.start_time()));
  return declined;
}

}  // namespace linli::hours::decline
