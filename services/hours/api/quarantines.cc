#include "services/hours/api/quarantines.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/time/proto_time.h"
#include "services/hours/api/case_pages.h"
#include "services/hours/api/day_cap.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/record_quarantine.h"
#include "services/hours/domain/suspicion_text.h"
#include "services/hours/storage/quarantine_store.h"
#include "services/hours/storage/record_life_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours::quarantines {
namespace {

using domain::QuarantineName;

// A quarantine and its record, both locked; the record first, as everybody who decides about it.
struct Locked {
  domain::Officer officer;
  v1::Record record;
  v1::Quarantine quarantine;
};
template <typename Request>
absl::StatusOr<Locked> LockToDecide(rpc::WriteCall& call, const Request& request,
                                    const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(const QuarantineName name, QuarantineName::Parse(request.name()));
  std::vector<v1::Record> records = store::LockRecords(call.tx(), {name.parent()});
  std::optional<v1::Quarantine> quarantine = store::LockQuarantine(call.tx(), name);
  if (records.empty() || !quarantine) return authority.Unknown(request.name());
  Locked locked{authority.OfficerOf(call), std::move(records[0]), *std::move(quarantine)};
  RETURN_IF_ERROR(domain::MayDecideQuarantine(locked.officer, locked.record, locked.quarantine));
  if (!request.etag().empty() && request.etag() != locked.quarantine.etag()) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  return locked;
}

// The decision first: the record leaves its state by nothing else.
v1::Quarantine Decide(rpc::WriteCall& call, v1::Quarantine::State state,
                      const std::string& decision, v1::Quarantine quarantine) {
  quarantine.set_state(state);
  quarantine.set_decided_by(call.caller().subject);
  quarantine.set_decision(decision);
  *quarantine.mutable_update_time() = time::ToProto(domain::Kept(call.now()));
  return store::SaveDecided(call.tx(), quarantine);
}

// What waits on that day is judged once more: it gains what is free again, and what could not gain
// while it was held.
void Tell(rpc::WriteCall& call, const std::string& what, const v1::Record& saved) {
  store::Announce(call, what, saved);
  call.Forget(saved.name(), std::stoll(saved.etag()));
  GiveBack(call, domain::RecordName::Parse(saved.name()).value().id(0),
           time::FromProto(saved.start_time()));
}

template <typename Request>
absl::StatusOr<RecordAuthority> Ask(Deps& deps, const rpc::Call& call, const Request& request) {
  ASSIGN_OR_RETURN(const QuarantineName name, QuarantineName::Parse(request.name()));
  return RecordAuthority::Over(deps, call, name.parent());
}

}  // namespace

absl::StatusOr<RecordAuthority> AskRelease(Deps& deps, const rpc::Call& call,
                                           const v1::ReleaseQuarantineRequest& request) {
  return Ask(deps, call, request);
}

absl::StatusOr<v1::Quarantine> Release(Deps&, rpc::WriteCall& call,
                                       const v1::ReleaseQuarantineRequest& request,
                                       const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(Locked locked, LockToDecide(call, request, authority));
  RETURN_IF_ERROR(domain::Release(locked.officer, domain::Kept(call.now()), locked.record));
  v1::Quarantine decided =
      Decide(call, v1::Quarantine::RELEASED, request.decision(), std::move(locked.quarantine));
  Tell(call, "released", store::SaveReleased(call.tx(), locked.record));
  return decided;
}

absl::StatusOr<RecordAuthority> AskReject(Deps& deps, const rpc::Call& call,
                                          const v1::RejectQuarantineRequest& request) {
  return Ask(deps, call, request);
}

absl::StatusOr<v1::Quarantine> Reject(Deps&, rpc::WriteCall& call,
                                      const v1::RejectQuarantineRequest& request,
                                      const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(Locked locked, LockToDecide(call, request, authority));
  RETURN_IF_ERROR(
      domain::Reject(locked.officer, request.decision(), domain::Kept(call.now()), locked.record));
  v1::Quarantine decided =
      Decide(call, v1::Quarantine::REJECTED, request.decision(), std::move(locked.quarantine));
  Tell(call, "declined", store::SaveDeclined(call.tx(), locked.record));
  return decided;
}

absl::StatusOr<v1::Quarantine> Get(Deps&, rpc::ReadCall& call,
                                   const v1::GetQuarantineRequest& request) {
  ASSIGN_OR_RETURN(const QuarantineName name, QuarantineName::Parse(request.name()));
  std::optional<v1::Quarantine> quarantine = store::FindQuarantine(call.tx(), name);
  if (!quarantine) return NotFound(request.name());
  return *std::move(quarantine);
}

absl::StatusOr<v1::ListQuarantinesResponse> List(Deps&, rpc::ReadCall& call,
                                                 const v1::ListQuarantinesRequest& request) {
  return ListCases<QuarantineName, v1::ListQuarantinesResponse>(
      call, request, store::ListQuarantines, store::ListQuarantinesOf,
      [](v1::ListQuarantinesResponse& response) { return response.mutable_quarantines(); });
}

absl::StatusOr<v1::ExplainQuarantineResponse> Explain(Deps&, rpc::ReadCall& call,
                                                      const v1::ExplainQuarantineRequest& request) {
  ASSIGN_OR_RETURN(const QuarantineName name, QuarantineName::Parse(request.name()));
  const std::optional<v1::Quarantine> quarantine = store::FindQuarantine(call.tx(), name);
  if (!quarantine) return NotFound(request.name());
  v1::ExplainQuarantineResponse response;
  response.set_points(quarantine->points());
  response.set_hold_points(quarantine->hold_points());
  for (const v1::Quarantine::Signal& signal : quarantine->signals()) {
    if (signal.points() == 0) continue;
    const domain::Sentence sentence = domain::SentenceOf(signal);
    auto& reading = *response.add_readings();
    reading.set_kind(signal.kind());
    reading.set_points(signal.points());
    reading.set_zh(sentence.zh);
    reading.set_en(sentence.en);
    reading.set_about(signal.about());
  }
  std::stable_sort(response.mutable_readings()->begin(), response.mutable_readings()->end(),
                   [](const auto& a, const auto& b) { return a.points() > b.points(); });
  return response;
}

}  // namespace linli::hours::quarantines
