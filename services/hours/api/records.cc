#include "services/hours/api/records.h"

#include <optional>
#include <utility>
#include <vector>

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/api/back_entries.h"
#include "services/hours/api/leadership.h"
#include "services/hours/api/organizers.h"
#include "services/hours/api/suspicion.h"
#include "services/hours/api/window.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_deadline.h"
#include "services/hours/domain/record_entry.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/record_minutes.h"
#include "services/hours/domain/record_plausibility.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/record_store.h"
#include "services/hours/storage/roster_store.h"

namespace linli::hours::records {
namespace {

// What was entered, without anything that is ours to say.
v1::Record Entered(const rpc::WriteCall& call, v1::Record record, const Entry& entry) {
  mask::ClearOutputOnly(&record);
  for (auto* time : {record.mutable_start_time(), record.mutable_end_time()}) {
    *time = time::ToProto(domain::Kept(time::FromProto(*time)));
  }
  record.set_region(entry.region);
  record.mutable_provenance()->set_entered_by(call.caller().subject);
  *record.mutable_create_time() = time::ToProto(domain::Kept(call.now()));
  domain::BeginByHand(record);
  return record;
}

}  // namespace

absl::StatusOr<v1::Record> Get(Deps&, rpc::ReadCall& call, const v1::GetRecordRequest& request) {
  ASSIGN_OR_RETURN(auto name, domain::RecordName::Parse(request.name()));
  std::optional<v1::Record> record = store::FindRecord(call.tx(), name);
  if (!record) return NotFound(request.name());
  return *std::move(record);
}

absl::StatusOr<v1::ListRecordsResponse> List(Deps&, rpc::ReadCall& call,
                                             const v1::ListRecordsRequest& request) {
  const auto volunteer = domain::VolunteerName::Parse(request.parent());
  ASSIGN_OR_RETURN(time::Interval window, WindowOf(request));
  ASSIGN_OR_RETURN(paging::Page page, paging::PageOf(request, 2));
  store::RecordPage wanted{.until = window.until, .after_start = window.from};
  wanted.limit = page.size + 1;
  for (const int state : request.states()) {
    wanted.states.push_back(v1::Record::State_Name(static_cast<v1::Record::State>(state)));
  }
  if (!page.first()) {
    ASSIGN_OR_RETURN(wanted.after_start, TimeOfKey(page.after[0]));
    wanted.after_id = page.after[1];
  }
  v1::ListRecordsResponse response;
  for (v1::Record& record : volunteer.ok()
                                ? store::ListRecords(call.tx(), volunteer->id(), wanted)
                                : store::ListRecordsOfUnit(call.tx(), request.parent(), wanted)) {
    if (response.records_size() == page.size) {
      const v1::Record& last = response.records(page.size - 1);
      response.set_next_page_token(paging::NextPageToken(
          request,
          std::vector{KeyOf(last.start_time()), domain::RecordName::Parse(last.name())->id()}));
      break;
    }
    *response.add_records() = std::move(record);
  }
  return response;
}

namespace {

std::optional<absl::CivilDay> DayIn(const std::string& date) {
  absl::CivilDay day;
  return absl::ParseCivilTime(date, &day) ? std::optional(day) : std::nullopt;
}

// Whoever leads no organisation of hers, and has never had her at a shift, does not learn whether
// there is such a number (67号令 Art. 6: an entry for her takes her consent).
absl::Status MayEnterFor(Deps& deps, const rpc::Call& call,
                         const v1::CreateRecordRequest& request) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const identity::Scope scope,
                   deps.scopes.Resolve(request.parent(), call.deadline()));
  if (Leads(call, scope)) return absl::OkStatus();
  bool served = false;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) {
    served = store::EverSignedUp(tx, volunteer.id(), request.record().recording_unit());
    return absl::OkStatus();
  }));
  return served ? absl::OkStatus() : Refuse(Reason::NOT_AUTHORIZED);
}

}  // namespace

void CheckCreate(const v1::CreateRecordRequest& request, absl::Time now, Violations& violations) {
  domain::CheckEntry(request.record(), now, violations);
}

absl::StatusOr<Entry> AskEntry(Deps& deps, const rpc::Call& call,
                               const v1::CreateRecordRequest& request) {
  Violations violations;
  CheckCreate(request, call.now(), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  RETURN_IF_ERROR(MayEnterFor(deps, call, request));
  const client::Context context = call.Outbound();
  ASSIGN_OR_RETURN(auto unit,
                   deps.registration.GetOrganization(context, request.record().recording_unit()));
  RETURN_IF_ERROR(domain::MayRecord(*unit));
  RETURN_IF_ERROR(CheckOrganizer(deps, context, request.record().organizing_unit()));
  ASSIGN_OR_RETURN(auto volunteer, deps.registration.GetVolunteer(context, request.parent()));
  RETURN_IF_ERROR(domain::MayBeRecorded(*volunteer));
  return Entry{unit->region(), DayIn(volunteer->birth_date()), DayIn(unit->founding_date())};
}

absl::StatusOr<v1::Record> Create(Deps&, rpc::WriteCall& call,
                                  const v1::CreateRecordRequest& request, const Entry& entry) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.parent()));
  v1::Record record = Entered(call, request.record(), entry);
  record.set_name(domain::RecordName(volunteer.id(), ids::NewId()).ToString());
  const time::Interval interval{time::FromProto(record.start_time()),
                                time::FromProto(record.end_time())};
  store::LockVolunteer(call.tx(), volunteer.id());
  const auto policy = policy::At<v1::Policy>(call.tx(), record.region(), interval.until);
  Violations implausible;
  domain::CheckPlausible(
      *policy, interval,
      {entry.birth, entry.founded,
       store::RecordsAround(call.tx(), volunteer.id(), interval, domain::kAround)},
      call.now(), implausible);
  RETURN_IF_ERROR(implausible.ToStatus());
  RETURN_IF_ERROR(back_entries::Take(call, *policy, record));
  const domain::DayUse use = store::UseOfDay(call.tx(), volunteer.id(), interval.from, "");
  domain::SetMinutes(domain::JudgeMinutes(*policy, interval, use), policy.version, record);
  record.set_late(domain::IsLate(*policy, interval.until, call.now()));
  const v1::Quarantine suspicion = suspicion::OfEntry(call, policy, record);
  suspicion::Hold(suspicion, record);
  const std::optional<v1::Record> written = store::InsertRecord(call.tx(), record);
  if (written) {
    suspicion::Keep(call, suspicion, call.caller().subject, *written);
    return *written;
  }
  return Refuse(Reason::RECORD_OVERLAPS,
                {{"record", store::FindOverlapping(call.tx(), volunteer.id(), interval)}});
}

}  // namespace linli::hours::records
