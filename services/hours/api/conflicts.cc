#include "services/hours/api/conflicts.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/api/amending.h"
#include "services/hours/api/announce_conflict.h"
#include "services/hours/api/case_pages.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_conflict.h"
#include "services/hours/domain/record_deadline.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/record_life.h"
#include "services/hours/domain/record_minutes.h"
#include "services/hours/domain/record_notice.h"
#include "services/hours/storage/conflict_store.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/record_life_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours::conflicts {
namespace {

using domain::ConflictName;
using domain::RecordName;
using identity::Role;

bool Manages(const rpc::Call& call, const identity::Scope& scope) {
  return call.caller().Holds(Role::ORGANIZATION_MANAGER, scope, call.now()) ||
         call.caller().Holds(Role::ADMINISTRATOR, scope, call.now());
}

time::Interval IntervalOf(const v1::Record& record) {
  return {time::FromProto(record.start_time()), time::FromProto(record.end_time())};
}

// Those that the case names and that still take her time, locked; the records first, as everybody
// who decides about them.
std::vector<v1::Record> LockRecorded(rpc::WriteCall& call, const v1::Conflict& conflict) {
  std::vector<RecordName> names;
  for (const std::string& name : conflict.recorded()) names.push_back(*RecordName::Parse(name));
  return store::LockRecords(call.tx(), names);
}

bool IsLive(const v1::Record& record) {
  return record.state() != v1::Record::CORRECTED && record.state() != v1::Record::REVERSED &&
         record.state() != v1::Record::DECLINED;
}

// One that stands in public notice is held first: nothing is declined that everybody is asked
// about.
absl::StatusOr<v1::Record> Held(rpc::WriteCall& call, v1::Record record) {
  if (record.state() != v1::Record::PUBLIC_NOTICE) return record;
  RETURN_IF_ERROR(domain::Move(domain::Act::kDispute, record));
  *record.mutable_update_time() = time::ToProto(domain::Kept(call.now()));
  return store::SaveMoved(call.tx(), record);
}

// Makes a record of what was reported. `counts`: what it replaces counted, so it counts too.
absl::StatusOr<std::string> Enter(rpc::WriteCall& call, v1::Record record, bool counts) {
  const RecordName name = *RecordName::Parse(record.name());
  const time::Interval interval = IntervalOf(record);
  const absl::Time now = domain::Kept(call.now());
  store::LockVolunteer(call.tx(), name.id(0));
  const auto policy = policy::At<v1::Policy>(call.tx(), record.region(), interval.until);
  const domain::DayUse use = store::UseOfDay(call.tx(), name.id(0), interval.from, "");
  domain::SetMinutes(domain::JudgeMinutes(*policy, interval, use), policy.version, record);
  record.set_late(domain::IsLate(*policy, interval.until, now));
  std::optional<v1::Record> written = store::InsertRecord(call.tx(), record);
  if (!written) {
    return Refuse(Reason::RECORD_OVERLAPS,
                  {{"record", store::FindOverlapping(call.tx(), name.id(0), interval)}});
  }
  if (!counts) return record.name();
  written->set_confirmed_by(call.caller().subject);
  RETURN_IF_ERROR(domain::TakeEffect(now, *written));
  RETURN_IF_ERROR(store::PostAndAnnounce(call.tx(), call, {store::SaveMoved(call.tx(), *written)}));
  return record.name();
}

// Takes back what is on record, and enters what was reported in its place.
absl::StatusOr<std::string> Replace(rpc::WriteCall& call, const v1::DecideConflictRequest& request,
                                    const v1::Conflict& conflict,
                                    const std::vector<v1::Record>& recorded) {
  const domain::Grounds grounds{v1::Ending::DUPLICATE, request.decision(),
                                conflict.reported().provenance().entered_by(),
                                call.caller().subject};
  bool counted = false;
  for (const v1::Record& record : recorded) {
    if (!IsLive(record)) continue;
    RETURN_IF_ERROR(domain::MayBeReplaced(record));
    counted = counted || domain::Counts(record.state());
    ASSIGN_OR_RETURN(v1::Record held, Held(call, record));
    RETURN_IF_ERROR(Amend(call, std::move(held), grounds, nullptr).status());
  }
  return Enter(call, conflict.reported(), counted);
}

}  // namespace

absl::StatusOr<Authority> AskDecide(Deps& deps, const rpc::Call& call,
                                    const v1::DecideConflictRequest& request) {
  ASSIGN_OR_RETURN(const ConflictName name, ConflictName::Parse(request.name()));
  std::optional<v1::Conflict> conflict;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) {
    conflict = store::FindConflict(tx, name);
    return absl::OkStatus();
  }));
  identity::Scope platform;
  platform.whole_platform = true;
  Authority authority{false, Manages(call, platform)};
  if (!conflict) return authority;
  authority.over_all = true;
  for (const std::string& unit : conflict->recording_units()) {
    ASSIGN_OR_RETURN(const identity::Scope scope, deps.scopes.Resolve(unit, call.deadline()));
    authority.over_all = authority.over_all && Manages(call, scope);
  }
  return authority;
}

absl::StatusOr<v1::Conflict> Decide(Deps&, rpc::WriteCall& call,
                                    const v1::DecideConflictRequest& request,
                                    const Authority& authority) {
  ASSIGN_OR_RETURN(const ConflictName name, ConflictName::Parse(request.name()));
  const auto unknown = [&] {
    return authority.everywhere ? NotFound(request.name()) : Refuse(Reason::NOT_AUTHORIZED);
  };
  const std::optional<v1::Conflict> seen = store::FindConflict(call.tx(), name);
  if (!seen) return unknown();
  const std::vector<v1::Record> recorded = LockRecorded(call, *seen);
  std::optional<v1::Conflict> conflict = store::LockConflict(call.tx(), name);
  if (!conflict) return unknown();
  const domain::Arbiter arbiter{call.caller().subject, authority.over_all};
  RETURN_IF_ERROR(domain::MayArbitrate(arbiter, *conflict, recorded));
  if (!request.etag().empty() && request.etag() != conflict->etag()) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  std::string record;
  if (request.verdict() == v1::DecideConflictRequest::KEEP_REPORTED) {
    ASSIGN_OR_RETURN(record, Replace(call, request, *conflict, recorded));
  }
  domain::Decide(arbiter, request.decision(), record, domain::Kept(call.now()), *conflict);
  const v1::Conflict decided = store::SaveDecided(call.tx(), *conflict);
  AnnounceConflict(call, "decided", decided);
  return decided;
}

absl::StatusOr<v1::Conflict> Get(Deps&, rpc::ReadCall& call,
                                 const v1::GetConflictRequest& request) {
  ASSIGN_OR_RETURN(const ConflictName name, ConflictName::Parse(request.name()));
  std::optional<v1::Conflict> conflict = store::FindConflict(call.tx(), name);
  if (!conflict) return NotFound(request.name());
  return *std::move(conflict);
}

absl::StatusOr<v1::ListConflictsResponse> List(Deps&, rpc::ReadCall& call,
                                               const v1::ListConflictsRequest& request) {
  return ListCases<ConflictName, v1::ListConflictsResponse>(
      call, request, store::ListConflicts, store::ListConflictsOfUnit,
      [](v1::ListConflictsResponse& response) { return response.mutable_conflicts(); });
}

}  // namespace linli::hours::conflicts
