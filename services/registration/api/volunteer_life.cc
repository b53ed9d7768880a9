#include "services/registration/api/volunteer_life.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/policy/policy.h"
#include "common/replay/replay.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/documents.h"
#include "services/registration/api/gate_changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/age_rule.h"
#include "services/registration/domain/citizen_number.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/volunteer_life.h"
#include "services/registration/storage/history_store.h"
#include "services/registration/storage/identity_store.h"
#include "services/registration/storage/national_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::volunteer_life {
namespace {

using domain::LifeVerb;

absl::StatusOr<store::OpenFile> Locked(Deps& deps, rpc::WriteCall& call, const std::string& name,
                                       LifeVerb verb) {
  ASSIGN_OR_RETURN(const auto parsed, domain::VolunteerName::Parse(name));
  ASSIGN_OR_RETURN(store::OpenFile file, store::LockVolunteer(call.tx(), deps.vault, parsed.id()));
  RETURN_IF_ERROR(domain::CheckLife(verb, file.volunteer));
  return file;
}

// Every verb that leaves the file readable ends here.
absl::StatusOr<v1::Volunteer> Move(Deps& deps, rpc::WriteCall& call, store::OpenFile file,
                                   v1::VolunteerState state, const std::string& kind,
                                   const std::string& reason) {
  const v1::Volunteer before = file.volunteer;
  v1::Volunteer& after = file.volunteer;
  after.set_state(state);
  const bool stands = state == v1::VOLUNTEER_ACTIVE || state == v1::VOLUNTEER_PENDING;
  after.set_state_reason(stands ? "" : reason);
  if (state != v1::VOLUNTEER_SUSPENDED) after.clear_suspension_end_time();
  return Save(deps, call, before, file, kind, reason);
}

absl::StatusOr<v1::VolunteerState> StateOfToday(rpc::Call& call, db::Tx& tx,
                                                const v1::Volunteer& volunteer) {
  const auto policy = policy::At<v1::Policy>(tx, volunteer.service_region(), call.now());
  const std::optional<absl::CivilDay> birth = domain::RealDay(volunteer.birth_date());
  if (!birth) return Refuse(Reason::INTERNAL_FAULT);
  return domain::StateByAge(*policy, *birth, volunteer.consent().has_guardian_consent_time(),
                            volunteer.has_guardian(), time::DayOf(call.now()));
}

// Makes one file unreadable and its documents nobody's.
absl::StatusOr<v1::Volunteer> EraseOne(Deps& deps, rpc::WriteCall& call, store::OpenFile file) {
  ASSIGN_OR_RETURN(const std::vector<std::string> documents,
                   PersonIndexes(deps, call.tx(), file, call.now()));
  v1::Volunteer& volunteer = file.volunteer;
  const v1::VolunteerState state = volunteer.state();
  if (state != v1::VOLUNTEER_DECEASED && state != v1::VOLUNTEER_MERGED) {
    volunteer.set_state(v1::VOLUNTEER_WITHDRAWN);
  }
  volunteer.set_state_reason("");
  volunteer.set_etag(NextEtag(volunteer.etag()));
  *volunteer.mutable_erase_time() = time::ToProto(call.now());
  store::EraseVolunteer(call.tx(), volunteer, call.caller().subject);
  store::ForgetDocuments(call.tx(), IdIn(volunteer.name()), documents);
  store::ForgetNational(call.tx(), IdIn(volunteer.name()));
  ForgetLookups(call, documents, volunteer.etag());
  // What earlier calls were answered holds her name: under her number, which nothing else mentions.
  replay::Forget(call.tx(), *deps.answers, volunteer.name());
  ASSIGN_OR_RETURN(v1::Volunteer erased,
                   store::GetVolunteer(call.tx(), deps.vault, IdIn(volunteer.name())));
  Announce(call, erased, "erased");
  ForgetGate(call, erased.name());
  return erased;
}

}  // namespace

absl::StatusOr<v1::Volunteer> Suspend(Deps& deps, rpc::WriteCall& call,
                                      const v1::SuspendVolunteerRequest& request) {
  if (request.has_end_time() && time::FromProto(request.end_time()) <= call.now()) {
    Violations violations;
    violations.Add("end_time", Reason::SUSPENSION_END);
    return violations.ToStatus();
  }
  ASSIGN_OR_RETURN(store::OpenFile file, Locked(deps, call, request.name(), LifeVerb::kSuspend));
  const v1::Volunteer before = file.volunteer;
  v1::Volunteer& after = file.volunteer;
  after.set_state(v1::VOLUNTEER_SUSPENDED);
  after.set_state_reason(request.reason());
  if (request.has_end_time()) *after.mutable_suspension_end_time() = request.end_time();
  return Save(deps, call, before, file, "suspended", request.reason());
}

absl::StatusOr<v1::Volunteer> Reinstate(Deps& deps, rpc::WriteCall& call,
                                        const v1::ReinstateVolunteerRequest& request) {
  ASSIGN_OR_RETURN(store::OpenFile file, Locked(deps, call, request.name(), LifeVerb::kReinstate));
  ASSIGN_OR_RETURN(const v1::VolunteerState state, StateOfToday(call, call.tx(), file.volunteer));
  return Move(deps, call, std::move(file), state, "reinstated", request.reason());
}

absl::StatusOr<v1::Volunteer> Withdraw(Deps& deps, rpc::WriteCall& call,
                                       const v1::WithdrawVolunteerRequest& request) {
  ASSIGN_OR_RETURN(store::OpenFile file, Locked(deps, call, request.name(), LifeVerb::kWithdraw));
  return Move(deps, call, std::move(file), v1::VOLUNTEER_WITHDRAWN, "withdrawn", request.reason());
}

absl::StatusOr<v1::Volunteer> RecordDeath(Deps& deps, rpc::WriteCall& call,
                                          const v1::RecordDeathRequest& request) {
  ASSIGN_OR_RETURN(store::OpenFile file,
                   Locked(deps, call, request.name(), LifeVerb::kRecordDeath));
  return Move(deps, call, std::move(file), v1::VOLUNTEER_DECEASED, "deceased", request.reason());
}

absl::StatusOr<v1::Volunteer> Erase(Deps& deps, rpc::WriteCall& call,
                                    const v1::EraseVolunteerRequest& request) {
  ASSIGN_OR_RETURN(store::OpenFile file, Locked(deps, call, request.name(), LifeVerb::kErase));
  for (const std::string& id : store::MergedInto(call.tx(), IdIn(request.name()))) {
    ASSIGN_OR_RETURN(store::OpenFile merged, store::LockVolunteer(call.tx(), deps.vault, id));
    if (merged.volunteer.has_erase_time()) continue;
    RETURN_IF_ERROR(EraseOne(deps, call, std::move(merged)).status());
  }
  return EraseOne(deps, call, std::move(file));
}

absl::StatusOr<v1::ListVolunteerChangesResponse> ListChanges(
    Deps& deps, rpc::ReadCall& call, const v1::ListVolunteerChangesRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::ReadVolunteer(call.tx(), deps.vault, name.id()));
  int64_t before = std::numeric_limits<int64_t>::max();
  if (!page.first() && !absl::SimpleAtoi(page.after[0], &before)) {
    return Refuse(Reason::PAGE_TOKEN);
  }
  ASSIGN_OR_RETURN(std::vector<v1::VolunteerChange> changes,
                   store::ListChanges(call.tx(), deps.vault, name.id(), file.wrapped_key, before,
                                      page.size + 1));
  v1::ListVolunteerChangesResponse response;
  response.set_next_page_token(FillPage(
      request, page, std::move(changes), response.mutable_changes(),
      [](const v1::VolunteerChange& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

absl::StatusOr<v1::ShowContactResponse> ShowContact(Deps& deps, rpc::ReadCall& call,
                                                    const v1::ShowContactRequest& request) {
  using domain::Role;
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.name()));
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::ReadVolunteer(call.tx(), deps.vault, name.id()));
  if (file.volunteer.has_erase_time()) return Refuse(Reason::VOLUNTEER_ERASED);
  if (!domain::HasOneOf(HeldOver(call, call.tx(), request.name()),
                        {Role::ADMINISTRATOR, Role::REGISTRAR})) {
    const auto policy =
        policy::At<v1::Policy>(call.tx(), file.volunteer.service_region(), call.now());
    const std::optional<absl::CivilDay> birth = domain::RealDay(file.volunteer.birth_date());
    // PIPL Art. 28: all data of who is under the strict age is sensitive, whatever its flag says.
    const bool child =
        birth && time::AgeOn(*birth, time::DayOf(call.now())) < policy->strict_guardian_age();
    if (!file.volunteer.phone_public() || child) return Refuse(Reason::CONTACT_PRIVATE);
  }
  v1::Disclosure disclosure;
  disclosure.set_name(domain::DisclosureName(name.id(), ids::NewId()).ToString());
  disclosure.set_field("phone");
  disclosure.set_reader(call.caller().subject);
  disclosure.set_purpose(request.purpose());
  *disclosure.mutable_read_time() = time::ToProto(call.now());
  // Committed by itself before anybody sees the number; and no replay row keeps the answer.
  store::AddDisclosure(call.tx(), disclosure);
  v1::ShowContactResponse response;
  response.set_phone(file.volunteer.phone());
  return response;
}

absl::StatusOr<v1::ListDisclosuresResponse> ListDisclosures(
    Deps&, rpc::ReadCall& call, const v1::ListDisclosuresRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListDisclosuresResponse response;
  response.set_next_page_token(FillPage(
      request, page, store::ListDisclosures(call.tx(), name.id(), Only(page.after), page.size + 1),
      response.mutable_disclosures(),
      [](const v1::Disclosure& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

}  // namespace linli::registration::volunteer_life
