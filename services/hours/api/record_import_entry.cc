// What of an import goes without the database of hours: rows by themselves, and what registration
// says of the unit, the partner system and the people.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/rpc/validation.h"
#include "common/time/proto_time.h"
#include "services/hours/api/leadership.h"
#include "services/hours/api/organizers.h"
#include "services/hours/api/record_imports.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_entry.h"
#include "services/hours/domain/record_import.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/record_minutes.h"
#include "services/hours/storage/roster_store.h"

namespace linli::hours::record_imports {
namespace {

using identity::Role;

std::optional<absl::CivilDay> DayIn(const std::string& date) {
  absl::CivilDay day;
  return absl::ParseCivilTime(date, &day) ? std::optional(day) : std::nullopt;
}

// What was reported, without anything that is ours to say.
v1::Record RecordOf(const rpc::Call& call, const v1::ImportRecordsRequest& request,
                    const v1::RecordRow& row, const std::string& region) {
  v1::Record record = row.record();
  mask::ClearOutputOnly(&record);
  for (auto* time : {record.mutable_start_time(), record.mutable_end_time()}) {
    *time = time::ToProto(domain::Kept(time::FromProto(*time)));
  }
  record.set_region(region);
  v1::Provenance& provenance = *record.mutable_provenance();
  provenance.set_entered_by(call.caller().subject);
  provenance.set_partner_system(request.partner_system());
  provenance.set_record_import(domain::RecordImportName(request.request_id()).ToString());
  *record.mutable_create_time() = time::ToProto(domain::Kept(call.now()));
  domain::BeginByHand(record);
  return record;
}

EnteredRow EnterRow(const rpc::Call& call, const v1::ImportRecordsRequest& request,
                    const v1::RecordRow& sent, const std::string& region) {
  static const rpc::RequestRules rules(*v1::RecordRow::descriptor());
  v1::RecordRow row = sent;
  if (row.has_record() && row.record().recording_unit().empty()) {
    row.mutable_record()->set_recording_unit(request.recording_unit());
  }
  Violations violations, more;
  rules.Check(row, violations);
  domain::CheckEntry(row.record(), call.now(), more);
  domain::CheckReport(row.record(), request.recording_unit(), more);
  violations.AddOfOtherFields(more);
  EnteredRow entered{.refusal = violations.ToStatus(), .barred = {}, .record = {}};
  if (!entered.refusal.ok()) return entered;
  entered.record = RecordOf(call, request, row, region);
  const auto volunteer = domain::VolunteerName::Parse(row.volunteer());
  entered.record.set_name(domain::RecordName(volunteer->id(), ids::NewId()).ToString());
  return entered;
}

// Whether the caller may bring records of the people of this part. An administrator of her region
// takes no further question, and he is who brings millions.
class Reach {
 public:
  Reach(Deps& deps, const rpc::Call& call, const v1::ImportRecordsRequest& request)
      : deps_(deps), call_(call), unit_(request.recording_unit()) {}

  absl::Status Covers(const registration::v1::Volunteer& file) {
    identity::Scope place;
    place.region = file.service_region().substr(file.service_region().find('/') + 1);
    if (call_.caller().Holds(Role::ADMINISTRATOR, place, call_.now())) return absl::OkStatus();
    ASSIGN_OR_RETURN(const identity::Scope hers,
                     deps_.scopes.Resolve(file.name(), call_.deadline()));
    if (Leads(call_, hers) || call_.caller().Holds(Role::PARTNER_AGENCY, hers, call_.now())) {
      return absl::OkStatus();
    }
    bool served = false;
    RETURN_IF_ERROR(deps_.database.Read(call_.deadline(), [&](db::Tx& tx) {
      served = store::EverSignedUp(tx, domain::VolunteerName::Parse(file.name())->id(), unit_);
      return absl::OkStatus();
    }));
    return served ? absl::OkStatus() : Refuse(Reason::NOT_AUTHORIZED);
  }

  // Who reaches nobody here does not learn whether there is such a number.
  absl::Status Unknown(const std::string& name) const {
    identity::Scope platform;
    platform.whole_platform = true;
    const bool everywhere =
        Leads(call_, platform) || call_.caller().Holds(Role::ADMINISTRATOR, platform, call_.now());
    return everywhere ? NotFound(name) : Refuse(Reason::NOT_AUTHORIZED);
  }

 private:
  Deps& deps_;
  const rpc::Call& call_;
  const std::string& unit_;
};

std::string VolunteerOf(const v1::Record& record) {
  return domain::RecordName::Parse(record.name())->parent().ToString();
}

// Sets who of the people is barred, and when they were born. A question that nobody answers ends
// the part.
absl::Status AskPeople(Deps& deps, const rpc::Call& call, const v1::ImportRecordsRequest& request,
                       EnteredPart& part) {
  std::set<std::string> names;
  for (const EnteredRow& row : part.rows) {
    if (row.refusal.ok()) names.insert(VolunteerOf(row.record));
  }
  if (names.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(
      const std::vector<registration::v1::Volunteer> files,
      deps.registration.BatchGetVolunteers(call.Outbound(), {names.begin(), names.end()}));
  struct Known {
    absl::Status barred;
    std::optional<absl::CivilDay> birth;
  };
  Reach reach(deps, call, request);
  std::map<std::string, Known> known;
  for (const registration::v1::Volunteer& file : files) {
    absl::Status may = reach.Covers(file);
    if (!may.ok() && ReasonOf(may) != Reason::NOT_AUTHORIZED) return may;
    if (may.ok()) may = domain::MayBeRecorded(file);
    known[file.name()] = {std::move(may), DayIn(file.birth_date())};
  }
  for (EnteredRow& row : part.rows) {
    if (!row.refusal.ok()) continue;
    const std::string name = VolunteerOf(row.record);
    const auto found = known.find(name);
    row.barred = found == known.end() ? reach.Unknown(name) : found->second.barred;
    if (found != known.end()) row.birth = found->second.birth;
  }
  return absl::OkStatus();
}

// Organisers that are named as resources exist; each is asked for once.
absl::Status AskOrganizers(Deps& deps, const rpc::Call& call, EnteredPart& part) {
  std::map<std::string, absl::Status> asked;
  for (EnteredRow& row : part.rows) {
    if (!row.refusal.ok() || !row.barred.ok()) continue;
    const std::string& name = row.record.organizing_unit();
    auto [found, added] = asked.try_emplace(name);
    if (added) found->second = CheckOrganizer(deps, call.Outbound(), name);
    if (!found->second.ok() && ReasonOf(found->second) != Reason::BAD_REQUEST) return found->second;
    row.barred = found->second;
  }
  return absl::OkStatus();
}

absl::Status CheckPartnerSystem(Deps& deps, const rpc::Call& call, const std::string& name) {
  ASSIGN_OR_RETURN(const std::vector<registration::v1::PartnerSystem> systems,
                   deps.registration.ListPartnerSystems(call.Outbound()));
  Violations violations;
  if (std::none_of(systems.begin(), systems.end(), [&](const registration::v1::PartnerSystem& one) {
        return one.name() == name;
      })) {
    violations.Add("partner_system", Reason::PARTNER_SYSTEM_UNKNOWN, {{"system", name}});
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<EnteredPart> Enter(Deps& deps, const rpc::Call& call,
                                  const v1::ImportRecordsRequest& request) {
  RETURN_IF_ERROR(CheckPartnerSystem(deps, call, request.partner_system()));
  ASSIGN_OR_RETURN(const auto unit,
                   deps.registration.GetOrganization(call.Outbound(), request.recording_unit()));
  RETURN_IF_ERROR(domain::MayRecord(*unit));
  EnteredPart part{unit->region(), DayIn(unit->founding_date()), {}};
  part.rows.reserve(request.rows_size());
  for (const v1::RecordRow& row : request.rows()) {
    part.rows.push_back(EnterRow(call, request, row, part.region));
  }
  RETURN_IF_ERROR(AskPeople(deps, call, request, part));
  RETURN_IF_ERROR(AskOrganizers(deps, call, part));
  return part;
}

}  // namespace linli::hours::record_imports
