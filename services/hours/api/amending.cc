#include "services/hours/api/amending.h"

#include <optional>
#include <string>

#include "common/ids/new_id.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/api/back_entries.h"
#include "services/hours/api/day_cap.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_approval.h"
#include "services/hours/domain/record_confirmation.h"
#include "services/hours/domain/record_correction.h"
#include "services/hours/domain/record_decline.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/record_life.h"
#include "services/hours/domain/record_minutes.h"
#include "services/hours/domain/record_notice.h"
#include "services/hours/domain/record_plausibility.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/record_life_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours {
namespace {

using domain::RecordName;
using Policy = policy::Edition<v1::Policy>;

time::Interval IntervalOf(const v1::Record& record) {
  return {time::FromProto(record.start_time()), time::FromProto(record.end_time())};
}

// It never counted: it is sent back, as a record that waits would be.
absl::StatusOr<v1::Record> SendBack(rpc::WriteCall& call, const domain::Grounds& grounds,
                                    v1::Record record) {
  RETURN_IF_ERROR(domain::Move(domain::Act::kDecline, record));
  domain::Decline({grounds.decided_by}, grounds.explanation, domain::Kept(call.now()), record);
  const v1::Record declined = store::SaveMoved(call.tx(), record);
  store::Announce(call, "declined", declined);
  call.Forget(declined.name(), std::stoll(declined.etag()));
  return declined;
}

absl::StatusOr<v1::Record> TakeBack(rpc::WriteCall& call, const domain::Grounds& grounds,
                                    const std::string& successor, v1::Record record) {
  RETURN_IF_ERROR(domain::End(grounds, successor, domain::Kept(call.now()), record));
  v1::Record ended = store::SaveMoved(call.tx(), record);
  if (const auto undo = domain::UndoOf(ended)) RETURN_IF_ERROR(store::Post(call.tx(), {*undo}));
  store::Announce(call, successor.empty() ? "reversed" : "corrected", ended);
  call.Forget(ended.name(), std::stoll(ended.etag()));
  return ended;
}

// What people say is judged as an entry by hand is; what a check-in shows needs no judge.
absl::Status CheckPlausible(rpc::WriteCall& call, const Policy& policy, const RecordName& name,
                            const v1::Record& next) {
  if (next.kind() == v1::Record::CREDIT) return absl::OkStatus();
  Violations implausible;
  domain::CheckPlausible(
      *policy, IntervalOf(next),
      {std::nullopt, std::nullopt,
       store::RecordsAround(call.tx(), name.id(0), IntervalOf(next), domain::kAround)},
      call.now(), implausible);
  return implausible.ToStatus();
}

// The minutes of the successor: up to the day's cap, or what was approved for its predecessor.
void Judge(rpc::WriteCall& call, const Policy& policy, const v1::Approval& approval,
           v1::Record& next) {
  v1::Policy rules = *policy;
  rules.set_daily_cap_minutes(domain::DayCap(rules, approval));
  domain::SetMinutes(
      domain::JudgeMinutes(rules, IntervalOf(next), store::UseBeside(call.tx(), next)),
      policy.version, next);
}

// Writes the record that takes the place of `ended`, vouched for by who decided.
absl::Status PutInPlace(rpc::WriteCall& call, const domain::Grounds& grounds,
                        const v1::Correction& correction, const v1::Record& ended) {
  const absl::Time now = domain::Kept(call.now());
  const RecordName name = *RecordName::Parse(ended.ending().successor());
  v1::Record next = domain::Corrected(ended, correction, grounds.proposed_by, now);
  next.set_name(name.ToString());
  store::LockVolunteer(call.tx(), name.id(0));
  const auto policy =
      policy::At<v1::Policy>(call.tx(), next.region(), time::FromProto(next.end_time()));
  RETURN_IF_ERROR(CheckPlausible(call, policy, name, next));
  Judge(call, policy, ended.approval(), next);
  const std::optional<v1::Record> written = store::InsertRecord(call.tx(), next);
  if (!written) {
    return Refuse(Reason::RECORD_OVERLAPS,
                  {{"record", store::FindOverlapping(call.tx(), name.id(0), IntervalOf(next))}});
  }
  next.set_confirmed_by(grounds.decided_by);
  // What counted goes on counting; what stood in notice has to stand in it as it is now.
  RETURN_IF_ERROR(ended.has_confirm_time() ? domain::TakeEffect(now, next)
                                           : domain::GoOn(*policy, now, next));
  if (ended.approval().granted()) *next.mutable_approval() = ended.approval();
  const v1::Record saved = store::SaveMoved(call.tx(), next);
  return store::PostAndAnnounce(call.tx(), call, {saved});
}

}  // namespace

absl::StatusOr<v1::Record> Amend(rpc::WriteCall& call, v1::Record record,
                                 const domain::Grounds& grounds, const v1::Correction* correction) {
  const RecordName name = *RecordName::Parse(record.name());
  const absl::Time day = time::FromProto(record.start_time());
  if (correction != nullptr) {
    RETURN_IF_ERROR(domain::CheckCorrection(record, *correction, call.now()));
    const std::string successor = RecordName(name.id(0), ids::NewId()).ToString();
    ASSIGN_OR_RETURN(record, TakeBack(call, grounds, successor, std::move(record)));
    RETURN_IF_ERROR(PutInPlace(call, grounds, *correction, record));
  } else if (domain::Counts(record.state())) {
    ASSIGN_OR_RETURN(record, TakeBack(call, grounds, "", std::move(record)));
  } else {
    ASSIGN_OR_RETURN(record, SendBack(call, grounds, std::move(record)));
  }
  back_entries::BanAfter(call, record, grounds);
  GiveBack(call, name.id(0), day);
  return record;
}

}  // namespace linli::hours
