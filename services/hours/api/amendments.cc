#include "services/hours/api/amendments.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/ids/new_id.h"
#include "common/time/proto_time.h"
#include "services/hours/api/amending.h"
#include "services/hours/api/case_pages.h"
#include "services/hours/domain/record_correction.h"
#include "services/hours/domain/record_ending.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/record_life.h"
#include "services/hours/storage/amendment_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours::amendments {
namespace {

using domain::AmendmentName;
using domain::RecordName;

// The record, locked, if it can be amended in this way by the caller.
template <typename Request>
absl::StatusOr<v1::Record> LockFor(rpc::WriteCall& call, const Request& request,
                                   const RecordAuthority& authority, domain::Act act) {
  ASSIGN_OR_RETURN(const RecordName name, RecordName::Parse(request.name()));
  std::vector<v1::Record> found = store::LockRecords(call.tx(), {name});
  if (found.empty()) return authority.Unknown(request.name());
  v1::Record& record = found[0];
  RETURN_IF_ERROR(domain::MayPropose(authority.OfficerOf(call), record));
  // While somebody looks into it, that decides.
  if (record.state() == v1::Record::DISPUTED || !domain::Counts(record.state())) {
    return Refuse(Reason::RECORD_TRANSITION, {{"state", v1::Record::State_Name(record.state())}});
  }
  v1::Record tried = record;
  RETURN_IF_ERROR(domain::Move(act, tried));
  if (!request.etag().empty() && request.etag() != record.etag()) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  return std::move(record);
}

template <typename Request>
absl::StatusOr<v1::Amendment> Propose(rpc::WriteCall& call, const Request& request,
                                      const v1::Record& record, v1::Amendment amendment) {
  const RecordName name = *RecordName::Parse(record.name());
  amendment.set_name(AmendmentName(name.id(0), name.id(), ids::NewId()).ToString());
  amendment.set_state(v1::Amendment::PROPOSED);
  amendment.set_reason(request.reason());
  amendment.set_explanation(request.explanation());
  amendment.set_proposed_by(call.caller().subject);
  amendment.set_recording_unit(record.recording_unit());
  *amendment.mutable_create_time() = time::ToProto(domain::Kept(call.now()));
  const auto written = store::InsertAmendment(call.tx(), amendment);
  if (written) return *written;
  // Another proposal waits.
  return Refuse(Reason::RECORD_TRANSITION, {{"state", v1::Record::State_Name(record.state())}});
}

absl::StatusOr<RecordAuthority> Ask(Deps& deps, const rpc::Call& call, const std::string& name) {
  ASSIGN_OR_RETURN(const RecordName record, RecordName::Parse(name));
  return RecordAuthority::Over(deps, call, record);
}

// RECORD_TRANSITION once it was decided.
absl::Status CheckProposed(const v1::Amendment& amendment) {
  if (amendment.state() == v1::Amendment::PROPOSED) return absl::OkStatus();
  return Refuse(Reason::RECORD_TRANSITION,
                {{"state", v1::Amendment::State_Name(amendment.state())}});
}

absl::StatusOr<v1::Amendment> Save(rpc::WriteCall& call, v1::Amendment::State state,
                                   v1::Amendment amendment) {
  amendment.set_state(state);
  amendment.set_decided_by(call.caller().subject);
  *amendment.mutable_update_time() = time::ToProto(domain::Kept(call.now()));
  return store::SaveDecided(call.tx(), amendment);
}

}  // namespace

absl::StatusOr<RecordAuthority> AskReverse(Deps& deps, const rpc::Call& call,
                                           const v1::ReverseRecordRequest& request) {
  return Ask(deps, call, request.name());
}

absl::StatusOr<v1::Amendment> Reverse(Deps&, rpc::WriteCall& call,
                                      const v1::ReverseRecordRequest& request,
                                      const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(const v1::Record record,
                   LockFor(call, request, authority, domain::Act::kReverse));
  v1::Amendment amendment;
  amendment.set_kind(v1::Amendment::REVERSAL);
  return Propose(call, request, record, std::move(amendment));
}

absl::StatusOr<RecordAuthority> AskCorrect(Deps& deps, const rpc::Call& call,
                                           const v1::CorrectRecordRequest& request) {
  return Ask(deps, call, request.name());
}

absl::StatusOr<v1::Amendment> Correct(Deps&, rpc::WriteCall& call,
                                      const v1::CorrectRecordRequest& request,
                                      const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(const v1::Record record,
                   LockFor(call, request, authority, domain::Act::kCorrect));
  RETURN_IF_ERROR(domain::CheckCorrection(record, request.correction(), call.now()));
  v1::Amendment amendment;
  amendment.set_kind(v1::Amendment::CORRECTION);
  *amendment.mutable_correction() = request.correction();
  return Propose(call, request, record, std::move(amendment));
}

absl::StatusOr<RecordAuthority> AskDecide(Deps& deps, const rpc::Call& call,
                                          const v1::DecideAmendmentRequest& request) {
  ASSIGN_OR_RETURN(const AmendmentName name, AmendmentName::Parse(request.name()));
  return RecordAuthority::Over(deps, call, name.parent());
}

absl::StatusOr<v1::Amendment> Decide(Deps&, rpc::WriteCall& call,
                                     const v1::DecideAmendmentRequest& request,
                                     const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(const AmendmentName name, AmendmentName::Parse(request.name()));
  // The record first, as everybody who decides about it.
  const std::vector<v1::Record> records = store::LockRecords(call.tx(), {name.parent()});
  std::optional<v1::Amendment> amendment = store::LockAmendment(call.tx(), name);
  if (records.empty() || !amendment) return authority.Unknown(request.name());
  RETURN_IF_ERROR(
      domain::MayDecide(authority.OfficerOf(call), records[0], amendment->proposed_by()));
  RETURN_IF_ERROR(CheckProposed(*amendment));
  if (!request.etag().empty() && request.etag() != amendment->etag()) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  amendment->set_decision(request.decision());
  if (!request.apply()) return Save(call, v1::Amendment::REJECTED, *std::move(amendment));
  if (records[0].state() != v1::Record::EFFECTIVE) {
    return Refuse(Reason::RECORD_TRANSITION,
                  {{"state", v1::Record::State_Name(records[0].state())}});
  }
  const domain::Grounds grounds{amendment->reason(), amendment->explanation(),
                                amendment->proposed_by(), call.caller().subject};
  ASSIGN_OR_RETURN(const v1::Record ended,
                   Amend(call, records[0], grounds,
                         amendment->has_correction() ? &amendment->correction() : nullptr));
  amendment->set_successor(ended.ending().successor());
  return Save(call, v1::Amendment::APPLIED, *std::move(amendment));
}

absl::StatusOr<v1::Amendment> Withdraw(Deps&, rpc::WriteCall& call,
                                       const v1::WithdrawAmendmentRequest& request) {
  ASSIGN_OR_RETURN(const AmendmentName name, AmendmentName::Parse(request.name()));
  std::optional<v1::Amendment> amendment = store::LockAmendment(call.tx(), name);
  if (!amendment || !call.caller().Is(amendment->proposed_by())) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  RETURN_IF_ERROR(CheckProposed(*amendment));
  return Save(call, v1::Amendment::WITHDRAWN, *std::move(amendment));
}

absl::StatusOr<v1::Amendment> Get(Deps&, rpc::ReadCall& call,
                                  const v1::GetAmendmentRequest& request) {
  ASSIGN_OR_RETURN(const AmendmentName name, AmendmentName::Parse(request.name()));
  std::optional<v1::Amendment> amendment = store::FindAmendment(call.tx(), name);
  if (!amendment) return NotFound(request.name());
  return *std::move(amendment);
}

absl::StatusOr<v1::ListAmendmentsResponse> List(Deps&, rpc::ReadCall& call,
                                                const v1::ListAmendmentsRequest& request) {
  return ListCases<AmendmentName, v1::ListAmendmentsResponse>(
      call, request, store::ListAmendments, store::ListAmendmentsOfUnit,
      [](v1::ListAmendmentsResponse& response) { return response.mutable_amendments(); });
}

}  // namespace linli::hours::amendments
