#include "services/registration/api/volunteer_bulk.h"

#include <unordered_set>

#include "absl/strings/str_cat.h"
#include "common/ids/region.h"
#include "common/policy/policy.h"
#include "common/rpc/validation.h"
#include "common/status/status_proto.h"
#include "common/time/china_day.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/opening.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/age_rule.h"
#include "services/registration/domain/export_fields.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/import_store.h"
#include "services/registration/storage/partner_system_store.h"
#include "services/registration/storage/region_store.h"

namespace linli::registration::volunteer_bulk {
namespace {

constexpr int kExportPage = 500;

absl::StatusOr<EnteredRow> EnterRow(Deps& deps, const rpc::Call& call,
                                    const v1::ImportVolunteersRequest& request,
                                    const v1::ImportRow& row) {
  static const rpc::RequestRules rules(*v1::ImportRow::descriptor());
  Violations violations, more;
  rules.Check(row, violations);
  const std::optional<domain::EntryFacts> facts = domain::CheckEntry(
      row.volunteer(), request.registrar(), domain::Entry::kImport, call.now(), more);
  violations.AddOfOtherFields(more);
  RETURN_IF_ERROR(violations.ToStatus());
  EnteredRow entered;
  entered.birth = facts->birth;
  entered.file =
      store::MakeFile(deps.vault, Normalised(row.volunteer(), request.registrar(), *facts, call),
                      facts->document.person_key);
  entered.file.import_row = absl::StrCat(request.request_id(), "/", row.row_key());
  if (!request.dry_run()) {
    entered.file.Number(deps.vault, DrawName(deps, call, entered.file.volunteer));
  }
  return entered;
}

// What the rules say of the rows once regions, policies and the registrar are known.
class Gate {
 public:
  Gate(Deps& deps, rpc::WriteCall& call, const v1::ImportVolunteersRequest& request,
       const EnteredPart& part)
      : deps_(deps),
        call_(call),
        today_(time::DayOf(call.now())),
        scope_(ScopeOf(call.tx(), request.registrar())) {
    std::unordered_set<std::string> codes, regions, systems;
    for (const EnteredRow& row : part.rows) {
      if (!row.refusal.ok()) continue;
      codes.insert(IdIn(row.file.volunteer.residence_region()));
      codes.insert(IdIn(row.file.volunteer.service_region()));
      regions.insert(row.file.volunteer.service_region());
      systems.insert(row.file.volunteer.partner_systems().begin(),
                     row.file.volunteer.partner_systems().end());
    }
    for (const std::string& system : systems) {
      if (!store::IsPartnerSystem(call.tx(), system)) unknown_systems_.insert(system);
    }
    for (std::string& code : store::MissingRegions(call.tx(), {codes.begin(), codes.end()})) {
      missing_.insert(std::move(code));
    }
    policies_ = policy::At<v1::Policy>(call.tx(), {regions.begin(), regions.end()}, call.now());
  }

  // Refuses, or says by which policy the file stands in which state.
  absl::Status Pass(const EnteredRow& row, store::NewFile& file) const {
    const std::string residence = IdIn(file.volunteer.residence_region());
    const std::string service = IdIn(file.volunteer.service_region());
    Violations violations;
    if (missing_.contains(residence)) {
      violations.Add("volunteer.residence_region", Reason::REGION_UNKNOWN, {{"region", residence}});
    }
    if (missing_.contains(service)) {
      violations.Add("volunteer.service_region", Reason::REGION_UNKNOWN, {{"region", service}});
    }
    for (const std::string& system : file.volunteer.partner_systems()) {
      if (!unknown_systems_.contains(system)) continue;
      violations.Add("volunteer.partner_systems", Reason::PARTNER_SYSTEM_UNKNOWN,
                     {{"system", system}});
    }
    RETURN_IF_ERROR(violations.ToStatus());
    if (scope_.whole_platform || !ids::LiesIn(service, scope_.region)) {
      return Refuse(Reason::REGION_OUTSIDE_REGISTRAR);
    }
    const auto& policy = policies_.at(file.volunteer.service_region());
    RETURN_IF_ERROR(CheckGuardian(deps_, call_.tx(), file.volunteer, *policy, call_.now()));
    ASSIGN_OR_RETURN(
        const v1::VolunteerState state,
        domain::StateByAge(*policy, row.birth, file.volunteer.consent().has_guardian_consent_time(),
                           file.volunteer.has_guardian(), today_));
    file.volunteer.set_state(state);
    file.policy_version = policy.version;
    return absl::OkStatus();
  }

 private:
  Deps& deps_;
  rpc::WriteCall& call_;
  const absl::CivilDay today_;
  const identity::Scope scope_;
  std::unordered_set<std::string> missing_;
  std::unordered_set<std::string> unknown_systems_;
  std::map<std::string, policy::Edition<v1::Policy>> policies_;
};

void Refused(v1::ImportVerdict& verdict, const absl::Status& why) {
  verdict.set_outcome(v1::IMPORT_REFUSED);
  *verdict.mutable_refusal() = ToStatusProto(why);
}

std::vector<std::string> PersonsOf(const std::vector<store::NewFile>& files) {
  std::vector<std::string> persons;
  for (const store::NewFile& file : files) persons.push_back(file.person_index);
  return persons;
}

void Rehearse(rpc::WriteCall& call, const std::vector<store::NewFile>& files,
              const std::vector<v1::ImportVerdict*>& verdicts) {
  std::unordered_set<std::string> seen;
  const auto known = store::FindPersons(call.tx(), PersonsOf(files));
  for (size_t i = 0; i < files.size(); ++i) {
    if (!seen.insert(files[i].person_index).second || known.contains(files[i].person_index)) {
      Refused(*verdicts[i], Refuse(Reason::PERSON_ALREADY_REGISTERED));
    } else {
      verdicts[i]->set_outcome(v1::IMPORT_WOULD_REGISTER);
    }
  }
}

// A person whose file this very row opened in an earlier attempt is no refusal.
void TellKnown(rpc::WriteCall& call, const std::vector<store::NewFile>& files,
               const std::vector<absl::Status>& statuses,
               const std::vector<v1::ImportVerdict*>& verdicts) {
  std::vector<std::string> persons;
  for (size_t i = 0; i < files.size(); ++i) {
    if (!statuses[i].ok()) persons.push_back(files[i].person_index);
  }
  if (persons.empty()) return;
  const auto known = store::FindPersons(call.tx(), persons);
  for (size_t i = 0; i < files.size(); ++i) {
    if (statuses[i].ok()) continue;
    const auto found = known.find(files[i].person_index);
    if (found != known.end() && found->second.import_row == files[i].import_row) {
      verdicts[i]->set_outcome(v1::IMPORT_KNOWN);
      verdicts[i]->set_volunteer(domain::VolunteerName(found->second.volunteer_id).ToString());
    } else {
      Refused(*verdicts[i], statuses[i]);
    }
  }
}

void Open(Deps& deps, rpc::WriteCall& call, std::vector<store::NewFile>& files,
          const std::vector<v1::ImportVerdict*>& verdicts) {
  const std::vector<absl::Status> statuses = OpenAll(deps, call, files);
  for (size_t i = 0; i < files.size(); ++i) {
    if (!statuses[i].ok()) continue;
    verdicts[i]->set_outcome(v1::IMPORT_REGISTERED);
    verdicts[i]->set_volunteer(files[i].volunteer.name());
    Announce(call, files[i].volunteer, "registered");
  }
  TellKnown(call, files, statuses, verdicts);
}

absl::Status CheckImport(rpc::WriteCall& call, const v1::ImportVolunteersRequest& request) {
  const auto import = store::FindImport(call.tx(), request.request_id());
  const bool other = import && import->registrar() != request.registrar();
  return other ? Refuse(Reason::REQUEST_ID_REUSED) : absl::OkStatus();
}

}  // namespace

absl::StatusOr<EnteredPart> Enter(Deps& deps, const rpc::Call& call,
                                  const v1::ImportVolunteersRequest& request) {
  EnteredPart part;
  part.rows.reserve(request.rows_size());
  for (const v1::ImportRow& row : request.rows()) {
    absl::StatusOr<EnteredRow> entered = EnterRow(deps, call, request, row);
    if (!entered.ok()) {
      part.rows.emplace_back().refusal = entered.status();
    } else {
      part.rows.push_back(*std::move(entered));
    }
  }
  return part;
}

absl::StatusOr<v1::ImportVolunteersResponse> Import(Deps& deps, rpc::WriteCall& call,
                                                    const v1::ImportVolunteersRequest& request,
                                                    const EnteredPart& part) {
  RETURN_IF_ERROR(CheckImport(call, request));
  const Gate gate(deps, call, request, part);
  v1::ImportVolunteersResponse response;
  std::vector<store::NewFile> files;
  std::vector<v1::ImportVerdict*> verdicts;
  for (int i = 0; i < request.rows_size(); ++i) {
    v1::ImportVerdict& verdict = *response.add_verdicts();
    verdict.set_row_key(request.rows(i).row_key());
    absl::Status status = part.rows[i].refusal;
    store::NewFile file = part.rows[i].file;
    if (status.ok()) status = gate.Pass(part.rows[i], file);
    if (status.ok()) {
      files.push_back(std::move(file));
      verdicts.push_back(&verdict);
    } else {
      Refused(verdict, status);
    }
  }
  if (request.dry_run()) {
    Rehearse(call, files, verdicts);
  } else {
    Open(deps, call, files, verdicts);
    store::AddProgressAtCommit(call.tx(), request, call.caller().subject, response, call.now());
  }
  return response;
}

absl::StatusOr<v1::VolunteerImport> GetImport(Deps&, rpc::ReadCall& call,
                                              const v1::GetVolunteerImportRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerImportName::Parse(request.name()));
  const auto import = store::FindImport(call.tx(), name.id());
  if (!import || import->registrar() != request.registrar()) return NotFound(request.name());
  return *import;
}

absl::StatusOr<v1::ExportVolunteersResponse> Export(Deps& deps, rpc::ReadCall& call,
                                                    const v1::ExportVolunteersRequest& request) {
  using domain::Role;
  const bool looks_after_them =
      domain::HasOneOf(HeldOver(call, call.tx(), request.parent()),
                       {Role::ADMINISTRATOR, Role::INSPECTOR, Role::REGISTRAR});
  RETURN_IF_ERROR(domain::CheckExport(request.read_mask(), looks_after_them));
  const bool by_region = request.parent().starts_with("regions/");
  const std::string id = IdIn(request.parent());
  ASSIGN_OR_RETURN(paging::Page page, paging::PageOf(request, by_region ? 2 : 1));
  if (request.page_size() == 0) page.size = kExportPage;
  ASSIGN_OR_RETURN(std::vector<v1::Volunteer> volunteers,
                   by_region ? store::ListByRegion(call.tx(), deps.vault, id == "-" ? "" : id,
                                                   page.after, page.size + 1)
                             : store::ListByOrganization(call.tx(), deps.vault, id,
                                                         Only(page.after), page.size + 1));
  v1::ExportVolunteersResponse response;
  response.set_next_page_token(
      FillPage(request, page, std::move(volunteers), response.mutable_volunteers(),
               [&](const v1::Volunteer& last) {
                 const std::string number = IdIn(last.name());
                 return by_region ? std::vector<std::string>{IdIn(last.service_region()), number}
                                  : std::vector<std::string>{number};
               }));
  for (v1::Volunteer& volunteer : *response.mutable_volunteers()) {
    volunteer = domain::Only(request.read_mask(), std::move(volunteer));
  }
  return response;
}

}  // namespace linli::registration::volunteer_bulk
