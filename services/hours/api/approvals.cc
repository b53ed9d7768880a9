#include "services/hours/api/approvals.h"

#include <string>
#include <vector>

#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/api/day_cap.h"
#include "services/hours/domain/record_approval.h"
#include "services/hours/domain/record_attendance_share.h"
#include "services/hours/domain/record_confirmation.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/record_notice.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/record_life_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours::approvals {
namespace {

using domain::RecordName;

policy::Edition<v1::Policy> PolicyOf(rpc::WriteCall& call, const v1::Record& record) {
  return policy::At<v1::Policy>(call.tx(), record.region(), time::FromProto(record.end_time()));
}

// What the day has beside it, and nobody else decides about it meanwhile.
domain::DayUse LockedUse(rpc::WriteCall& call, const RecordName& name, const v1::Record& record) {
  store::LockVolunteer(call.tx(), name.id(0));
  return store::UseBeside(call.tx(), record);
}

// Of who was at the shift for too small a share of it nothing counts, so nothing more is asked for.
absl::Status CheckPresent(rpc::WriteCall& call, const v1::Policy& policy,
                          const v1::Record& record) {
  if (record.kind() != v1::Record::CREDIT || policy.minimum_attendance_percent() == 0) {
    return absl::OkStatus();
  }
  for (const auto& [name, presence] : store::PresencesAt(call.tx(), {record})) {
    if (!domain::IsShort(policy, presence)) continue;
    return Refuse(Reason::RECORD_TRANSITION, {{"state", v1::Record::State_Name(record.state())}});
  }
  return absl::OkStatus();
}

template <typename Request>
absl::Status CheckEtag(const Request& request, const v1::Record& record) {
  if (request.etag().empty() || request.etag() == record.etag()) return absl::OkStatus();
  return Refuse(Reason::ETAG_MISMATCH);
}

}  // namespace

absl::StatusOr<Leadership> AskRequest(Deps& deps, const rpc::Call& call,
                                      const v1::RequestApprovalRequest& request) {
  ASSIGN_OR_RETURN(RecordName name, RecordName::Parse(request.name()));
  return LeadershipOver(deps, call, {name});
}

absl::StatusOr<v1::Record> RequestApproval(Deps&, rpc::WriteCall& call,
                                           const v1::RequestApprovalRequest& request,
                                           const Leadership& leadership) {
  ASSIGN_OR_RETURN(RecordName name, RecordName::Parse(request.name()));
  std::vector<v1::Record> found = store::LockRecords(call.tx(), {name});
  if (found.empty()) return UnknownRecord(leadership, request.name());
  v1::Record& record = found[0];
  const domain::Confirmer leader{
      call.caller().subject,
      leadership.everywhere || leadership.units.contains(record.recording_unit())};
  RETURN_IF_ERROR(domain::MayConfirm(leader, record));
  const auto halted = leadership.halted.find(record.recording_unit());
  if (halted != leadership.halted.end()) return halted->second;
  RETURN_IF_ERROR(CheckEtag(request, record));
  const auto policy = PolicyOf(call, record);
  RETURN_IF_ERROR(CheckPresent(call, *policy, record));
  const absl::Time now = domain::Kept(call.now());
  RETURN_IF_ERROR(domain::AskApproval(*policy, LockedUse(call, name, record), now, record));
  domain::Vouch(*policy, leader, now, record);
  const v1::Record saved = store::SaveMoved(call.tx(), record);
  store::Announce(call, "approval_requested", saved);
  call.Forget(saved.name(), std::stoll(saved.etag()));
  return saved;
}

absl::StatusOr<RecordAuthority> AskDecide(Deps& deps, const rpc::Call& call,
                                          const v1::DecideApprovalRequest& request) {
  ASSIGN_OR_RETURN(RecordName name, RecordName::Parse(request.name()));
  return RecordAuthority::Over(deps, call, name);
}

absl::StatusOr<v1::Record> Decide(Deps&, rpc::WriteCall& call,
                                  const v1::DecideApprovalRequest& request,
                                  const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(RecordName name, RecordName::Parse(request.name()));
  std::vector<v1::Record> found = store::LockRecords(call.tx(), {name});
  if (found.empty()) return authority.Unknown(request.name());
  v1::Record& record = found[0];
  const auto policy = PolicyOf(call, record);
  const domain::Officer officer = authority.OfficerOf(call, domain::CompetentRegionDigits(*policy));
  RETURN_IF_ERROR(domain::MayApprove(officer, record));
  if (record.state() != v1::Record::PENDING_APPROVAL) {
    return Refuse(Reason::RECORD_TRANSITION, {{"state", v1::Record::State_Name(record.state())}});
  }
  RETURN_IF_ERROR(CheckEtag(request, record));
  const absl::Time now = domain::Kept(call.now());
  domain::DecideApproval(*policy, LockedUse(call, name, record), officer, request.grant(), now,
                         record);
  RETURN_IF_ERROR(domain::GoOn(*policy, now, record));
  const v1::Record saved = store::SaveMoved(call.tx(), record);
  call.Forget(saved.name(), std::stoll(saved.etag()));
  RETURN_IF_ERROR(store::PostAndAnnounce(call.tx(), call, {saved}));
  if (!request.grant()) GiveBack(call, name.id(0), time::FromProto(saved.start_time()));
  return saved;
}

}  // namespace linli::hours::approvals
