#include "services/hours/api/confirmation.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/policy/policy.h"
#include "common/status/status_proto.h"
#include "common/time/proto_time.h"
#include "services/hours/api/day_cap.h"
#include "services/hours/domain/record_attendance_share.h"
#include "services/hours/domain/record_confirmation.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/record_life_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours::confirmation {
namespace {

using domain::RecordName;

// Many records of one shift are judged by one policy: read once per region and end.
class Policies {
 public:
  explicit Policies(db::Tx& tx) : tx_(tx) {}
  const v1::Policy& At(const std::string& region, absl::Time time) {
    auto [found, added] = known_.try_emplace({region, time});
    if (added) found->second = policy::At<v1::Policy>(tx_, region, time);
    return *found->second;
  }

 private:
  db::Tx& tx_;
  std::map<std::pair<std::string, absl::Time>, policy::Edition<v1::Policy>> known_;
};

// Refusal, or the record as it will be.
absl::StatusOr<v1::Record> Judge(rpc::WriteCall& call, const Leadership& leadership,
                                 Policies& policies, const v1::Record& record) {
  const domain::Confirmer confirmer{
      call.caller().subject,
      leadership.everywhere || leadership.units.contains(record.recording_unit())};
  RETURN_IF_ERROR(domain::MayConfirm(confirmer, record));
  const auto halted = leadership.halted.find(record.recording_unit());
  if (halted != leadership.halted.end()) return halted->second;
  v1::Record confirmed = record;
  RETURN_IF_ERROR(domain::Confirm(policies.At(record.region(), time::FromProto(record.end_time())),
                                  confirmer, domain::Kept(call.now()), confirmed));
  return confirmed;
}

// Who was at a shift for too small a share of it has the service on record, and nothing of it
// counts. Returns those records.
std::vector<v1::Record> WithholdShort(rpc::WriteCall& call, Policies& policies,
                                      std::vector<v1::Record>& judged) {
  const auto rules = [&](const v1::Record& record) -> const v1::Policy& {
    return policies.At(record.region(), time::FromProto(record.end_time()));
  };
  std::vector<v1::Record> by_check_in;
  for (const v1::Record& record : judged) {
    const bool asked = record.kind() == v1::Record::CREDIT;
    if (asked && rules(record).minimum_attendance_percent() > 0) by_check_in.push_back(record);
  }
  if (by_check_in.empty()) return {};
  std::vector<v1::Record> withheld;
  const auto presences = store::PresencesAt(call.tx(), by_check_in);
  for (v1::Record& record : judged) {
    const auto found = presences.find(record.name());
    if (found == presences.end() || !domain::IsShort(rules(record), found->second)) continue;
    domain::Withhold(record);
    withheld.push_back(record);
  }
  return withheld;
}

// The day's cap that they had taken is free again.
void GiveBackAll(rpc::WriteCall& call, const std::vector<v1::Record>& withheld) {
  for (const v1::Record& record : withheld) {
    GiveBack(call, RecordName::Parse(record.name())->id(0), time::FromProto(record.start_time()));
  }
}

// Saves, posts and announces what was judged: the record, its transfer and its event are one.
absl::StatusOr<std::vector<v1::Record>> Settle(rpc::WriteCall& call,
                                               const std::vector<v1::Record>& judged) {
  std::vector<v1::Record> saved = store::SaveConfirmed(call.tx(), judged);
  for (const v1::Record& record : saved) call.Forget(record.name(), std::stoll(record.etag()));
  RETURN_IF_ERROR(store::PostAndAnnounce(call.tx(), call, saved));
  return saved;
}

std::vector<RecordName> NamesOf(const v1::BatchConfirmRecordsRequest& request) {
  std::vector<RecordName> names;
  for (const std::string& name : request.names()) names.push_back(*RecordName::Parse(name));
  return names;
}

}  // namespace

absl::StatusOr<Leadership> Ask(Deps& deps, const rpc::Call& call,
                               const v1::ConfirmRecordRequest& request) {
  ASSIGN_OR_RETURN(RecordName name, RecordName::Parse(request.name()));
  return LeadershipOver(deps, call, {name});
}

absl::StatusOr<v1::Record> Confirm(Deps&, rpc::WriteCall& call,
                                   const v1::ConfirmRecordRequest& request,
                                   const Leadership& leadership) {
  ASSIGN_OR_RETURN(RecordName name, RecordName::Parse(request.name()));
  const std::vector<v1::Record> found = store::LockRecords(call.tx(), {name});
  if (found.empty()) return UnknownRecord(leadership, request.name());
  Policies policies(call.tx());
  ASSIGN_OR_RETURN(v1::Record judged, Judge(call, leadership, policies, found[0]));
  if (!request.etag().empty() && request.etag() != found[0].etag()) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  std::vector<v1::Record> one = {std::move(judged)};
  const std::vector<v1::Record> withheld = WithholdShort(call, policies, one);
  ASSIGN_OR_RETURN(std::vector<v1::Record> settled, Settle(call, one));
  GiveBackAll(call, withheld);
  return settled[0];
}

absl::StatusOr<Leadership> AskBatch(Deps& deps, const rpc::Call& call,
                                    const v1::BatchConfirmRecordsRequest& request) {
  return LeadershipOver(deps, call, NamesOf(request));
}

absl::StatusOr<v1::BatchConfirmRecordsResponse> ConfirmBatch(
    Deps&, rpc::WriteCall& call, const v1::BatchConfirmRecordsRequest& request,
    const Leadership& leadership) {
  std::map<std::string, absl::StatusOr<v1::Record>> outcomes;
  std::vector<v1::Record> judged;
  Policies policies(call.tx());
  for (const v1::Record& record : store::LockRecords(call.tx(), NamesOf(request))) {
    absl::StatusOr<v1::Record> outcome = Judge(call, leadership, policies, record);
    if (outcome.ok()) judged.push_back(*outcome);
    outcomes.emplace(record.name(), std::move(outcome));
  }
  const std::vector<v1::Record> withheld = WithholdShort(call, policies, judged);
  ASSIGN_OR_RETURN(std::vector<v1::Record> settled, Settle(call, judged));
  GiveBackAll(call, withheld);
  for (v1::Record& record : settled) outcomes.at(record.name()) = std::move(record);

  v1::BatchConfirmRecordsResponse response;
  for (const std::string& name : request.names()) {
    v1::BatchConfirmRecordsResponse::Result& result = *response.add_results();
    result.set_name(name);
    const auto found = outcomes.find(name);
    const absl::Status status =
        found == outcomes.end() ? UnknownRecord(leadership, name) : found->second.status();
    if (status.ok()) {
      *result.mutable_record() = *found->second;
    } else {
      *result.mutable_error() = ToStatusProto(status);
    }
  }
  return response;
}

}  // namespace linli::hours::confirmation
