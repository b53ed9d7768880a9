#include "services/hours/api/disputes.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/ids/new_id.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/api/amending.h"
#include "services/hours/api/case_pages.h"
#include "services/hours/domain/record_dispute.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/record_life.h"
#include "services/hours/storage/dispute_store.h"
#include "services/hours/storage/record_life_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours::disputes {
namespace {

using domain::DisputeName;
using domain::RecordName;

absl::Status MoveAndAnnounce(rpc::WriteCall& call, domain::Act act, const std::string& what,
                             v1::Record record) {
  RETURN_IF_ERROR(domain::Move(act, record));
  *record.mutable_update_time() = time::ToProto(domain::Kept(call.now()));
  const v1::Record saved = store::SaveMoved(call.tx(), record);
  store::Announce(call, what, saved);
  call.Forget(saved.name(), std::stoll(saved.etag()));
  return absl::OkStatus();
}

// A dispute and its record, both locked; the record first, as everybody who decides about it.
struct Locked {
  v1::Record record;
  v1::Dispute dispute;
};
absl::StatusOr<Locked> Lock(rpc::WriteCall& call, const std::string& name,
                            const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(const DisputeName dispute_name, DisputeName::Parse(name));
  std::vector<v1::Record> records = store::LockRecords(call.tx(), {dispute_name.parent()});
  std::optional<v1::Dispute> dispute = store::LockDispute(call.tx(), dispute_name);
  if (records.empty() || !dispute) return authority.Unknown(name);
  return Locked{std::move(records[0]), *std::move(dispute)};
}

absl::StatusOr<v1::Dispute> Save(rpc::WriteCall& call, v1::Dispute::State state,
                                 v1::Dispute dispute) {
  dispute.set_state(state);
  dispute.set_decided_by(call.caller().subject);
  *dispute.mutable_update_time() = time::ToProto(domain::Kept(call.now()));
  return store::SaveDecided(call.tx(), dispute);
}

absl::StatusOr<v1::Dispute> Uphold(rpc::WriteCall& call, const v1::DecideDisputeRequest& request,
                                   Locked locked) {
  const bool corrects = request.verdict() == v1::DecideDisputeRequest::CORRECT;
  const domain::Grounds grounds{request.reason(), request.decision(), locked.dispute.opened_by(),
                                call.caller().subject};
  ASSIGN_OR_RETURN(const v1::Record ended, Amend(call, std::move(locked.record), grounds,
                                                 corrects ? &request.correction() : nullptr));
  locked.dispute.set_successor(ended.ending().successor());
  return Save(call, corrects ? v1::Dispute::UPHELD_CORRECTED : v1::Dispute::UPHELD_REVERSED,
              std::move(locked.dispute));
}

}  // namespace

absl::StatusOr<RecordAuthority> AskOpen(Deps& deps, const rpc::Call& call,
                                        const v1::OpenDisputeRequest& request) {
  ASSIGN_OR_RETURN(const RecordName record, RecordName::Parse(request.parent()));
  return RecordAuthority::Over(deps, call, record);
}

absl::StatusOr<v1::Dispute> Open(Deps&, rpc::WriteCall& call, const v1::OpenDisputeRequest& request,
                                 const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(const RecordName name, RecordName::Parse(request.parent()));
  const std::vector<v1::Record> found = store::LockRecords(call.tx(), {name});
  if (found.empty()) return authority.Unknown(request.parent());
  const v1::Record& record = found[0];
  RETURN_IF_ERROR(domain::MayDispute(authority.OfficerOf(call), record));
  if (const std::string open = store::OpenDisputeOf(call.tx(), name); !open.empty()) {
    return Refuse(Reason::DISPUTE_EXISTS, {{"dispute", open}});
  }
  const auto policy =
      policy::At<v1::Policy>(call.tx(), record.region(), time::FromProto(record.end_time()));
  RETURN_IF_ERROR(domain::CheckDisputable(*policy, record, call.now()));
  RETURN_IF_ERROR(MoveAndAnnounce(call, domain::Act::kDispute, "disputed", record));
  v1::Dispute dispute;
  dispute.set_name(DisputeName(name.id(0), name.id(), ids::NewId()).ToString());
  dispute.set_ground(request.ground());
  dispute.set_statement(request.statement());
  dispute.set_opened_by(call.caller().subject);
  dispute.set_recording_unit(record.recording_unit());
  *dispute.mutable_create_time() = time::ToProto(domain::Kept(call.now()));
  return store::InsertDispute(call.tx(), dispute);
}

void CheckDecide(const v1::DecideDisputeRequest& request, absl::Time, Violations& violations) {
  domain::CheckVerdict(request, violations);
}

absl::StatusOr<RecordAuthority> AskDecide(Deps& deps, const rpc::Call& call,
                                          const v1::DecideDisputeRequest& request) {
  ASSIGN_OR_RETURN(const DisputeName name, DisputeName::Parse(request.name()));
  Violations violations;
  CheckDecide(request, call.now(), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  return RecordAuthority::Over(deps, call, name.parent());
}

absl::StatusOr<v1::Dispute> Decide(Deps&, rpc::WriteCall& call,
                                   const v1::DecideDisputeRequest& request,
                                   const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(Locked locked, Lock(call, request.name(), authority));
  RETURN_IF_ERROR(
      domain::MayDecideDispute(authority.OfficerOf(call), locked.record, locked.dispute));
  if (!request.etag().empty() && request.etag() != locked.dispute.etag()) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  locked.dispute.set_decision(request.decision());
  if (request.verdict() != v1::DecideDisputeRequest::DISMISS) {
    return Uphold(call, request, std::move(locked));
  }
  RETURN_IF_ERROR(MoveAndAnnounce(call, domain::Act::kDismiss, "dispute_dismissed", locked.record));
  return Save(call, v1::Dispute::DISMISSED, std::move(locked.dispute));
}

absl::StatusOr<RecordAuthority> AskRetract(Deps& deps, const rpc::Call& call,
                                           const v1::RetractDisputeRequest& request) {
  ASSIGN_OR_RETURN(const DisputeName name, DisputeName::Parse(request.name()));
  return RecordAuthority::Over(deps, call, name.parent());
}

absl::StatusOr<v1::Dispute> Retract(Deps&, rpc::WriteCall& call,
                                    const v1::RetractDisputeRequest& request,
                                    const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(Locked locked, Lock(call, request.name(), authority));
  RETURN_IF_ERROR(domain::MayRetract(authority.OfficerOf(call), locked.dispute));
  RETURN_IF_ERROR(MoveAndAnnounce(call, domain::Act::kDismiss, "dispute_dismissed", locked.record));
  return Save(call, v1::Dispute::RETRACTED, std::move(locked.dispute));
}

absl::StatusOr<v1::Dispute> Get(Deps&, rpc::ReadCall& call, const v1::GetDisputeRequest& request) {
  ASSIGN_OR_RETURN(const DisputeName name, DisputeName::Parse(request.name()));
  std::optional<v1::Dispute> dispute = store::FindDispute(call.tx(), name);
  if (!dispute) return NotFound(request.name());
  return *std::move(dispute);
}

absl::StatusOr<v1::ListDisputesResponse> List(Deps&, rpc::ReadCall& call,
                                              const v1::ListDisputesRequest& request) {
  return ListCases<DisputeName, v1::ListDisputesResponse>(
      call, request, store::ListDisputes, store::ListDisputesOfUnit,
      [](v1::ListDisputesResponse& response) { return response.mutable_disputes(); });
}

}  // namespace linli::hours::disputes
