#include "services/registration/api/volunteers.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/ids/region.h"
#include "common/mask/field_mask.h"
#include "common/mask/personal.h"
#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/opening.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/age_rule.h"
#include "services/registration/domain/home_location.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/phone.h"
#include "services/registration/domain/volunteer_entry.h"
#include "services/registration/domain/volunteer_life.h"
#include "services/registration/storage/partner_system_store.h"
#include "services/registration/storage/region_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::volunteers {
namespace {

using domain::EntryFacts;

// `known`: the file as it was, whose regions need no look; empty for a new one.
void CheckRegions(db::Tx& tx, const v1::Volunteer& volunteer, const v1::Volunteer& known,
                  Violations& violations) {
  const std::string residence = IdIn(volunteer.residence_region());
  const std::string service = IdIn(volunteer.service_region());
  if (volunteer.residence_region() == known.residence_region() &&
      volunteer.service_region() == known.service_region()) {
    return;
  }
  for (const std::string& code : store::MissingRegions(tx, {residence, service})) {
    violations.Add(code == residence ? "volunteer.residence_region" : "volunteer.service_region",
                   Reason::REGION_UNKNOWN, {{"region", code}});
  }
}

void CheckPartnerSystems(db::Tx& tx, const v1::Volunteer& volunteer, Violations& violations) {
  for (int i = 0; i < volunteer.partner_systems_size(); ++i) {
    const std::string& system = volunteer.partner_systems(i);
    const auto first = volunteer.partner_systems().begin();
    if (std::find(first, first + i, system) != first + i) {
      violations.Add(absl::StrCat("volunteer.partner_systems[", i, "]"), Reason::FIELD_REPEATED);
      continue;
    }
    if (store::IsPartnerSystem(tx, system)) continue;
    violations.Add(absl::StrCat("volunteer.partner_systems[", i, "]"),
                   Reason::PARTNER_SYSTEM_UNKNOWN, {{"system", system}});
  }
}

// The service region lies in the region of who enters her.
absl::Status CheckRegistrar(db::Tx& tx, const v1::RegisterVolunteerRequest& request) {
  const identity::Scope scope = ScopeOf(tx, request.registrar());
  const std::string service = IdIn(request.volunteer().service_region());
  if (!scope.whole_platform && ids::LiesIn(service, scope.region)) return absl::OkStatus();
  // Who may register for an unknown one holds the whole platform: he may know that there is none.
  const bool known = request.registrar().starts_with("regions/")
                         ? store::MissingRegions(tx, {scope.region}).empty()
                         : !scope.whole_platform;
  return known ? Refuse(Reason::REGION_OUTSIDE_REGISTRAR) : NotFound(request.registrar());
}

// What follows from a change of what was entered.
absl::Status Follow(rpc::WriteCall& call, const v1::Volunteer& before, v1::Volunteer& after) {
  if (after.display_name() != before.display_name()) {
    after.set_real_name_state(v1::UNVERIFIED);
    after.clear_real_name_check();
  }
  if (after.oath_version() != before.oath_version()) {
    after.clear_oath_time();
    if (!after.oath_version().empty()) *after.mutable_oath_time() = time::ToProto(call.now());
  }
  if (after.has_home_location()) {
    *after.mutable_home_location() = domain::Rounded(after.home_location());
  }
  // Who answers for a minor is not for the minor to say.
  if (after.guardian().SerializeAsString() != before.guardian().SerializeAsString() &&
      call.caller().Is(after.name())) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  const auto agreed = [](const v1::Volunteer& volunteer) {
    return volunteer.consent().guardian_consent_time().SerializeAsString();
  };
  if (agreed(after) != agreed(before)) {
    // PIPL Art. 31: the guardian agrees, not the child for him; and what was agreed was agreed.
    if (before.consent().has_guardian_consent_time() || call.caller().Is(after.name())) {
      return Refuse(Reason::NOT_AUTHORIZED);
    }
    if (after.state() == v1::VOLUNTEER_PENDING) after.set_state(v1::VOLUNTEER_ACTIVE);
  }
  return absl::OkStatus();
}

// The rules of registration, for what may change later.
absl::Status CheckAgain(Deps& deps, rpc::WriteCall& call, const v1::Volunteer& before,
                        v1::Volunteer& after) {
  Violations violations;
  domain::CheckProfile(after, call.now(), violations);
  if (after.phone() == before.phone()) {
    // As it was judged when it came.
  } else if (std::optional<std::string> phone = domain::MobileNumber(after.phone())) {
    after.set_phone(*phone);
    after.set_masked_phone(mask::Phone(domain::LocalForm(*phone)));
  } else {
    violations.Add("volunteer.phone", Reason::PHONE_INVALID);
  }
  if (after.has_guardian()) Normalise(*after.mutable_guardian());
  CheckRegions(call.tx(), after, before, violations);
  CheckPartnerSystems(call.tx(), after, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  // Growing older never asks for more: without a change it stands as it stood.
  if (after.service_region() == before.service_region() &&
      after.guardian().SerializeAsString() == before.guardian().SerializeAsString()) {
    return absl::OkStatus();
  }
  const auto policy = policy::At<v1::Policy>(call.tx(), after.service_region(), call.now());
  return CheckGuardian(deps, call.tx(), after, *policy, call.now());
}

// What the file is to become, but for its version.
absl::Status Change(Deps& deps, rpc::WriteCall& call, const v1::UpdateVolunteerRequest& request,
                    v1::Volunteer& file) {
  const v1::Volunteer before = file;
  RETURN_IF_ERROR(domain::CheckLife(domain::LifeVerb::kChange, before));
  RETURN_IF_ERROR(CheckEtag(request.volunteer().etag(), before.etag()));
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), request.volunteer(), &file));
  RETURN_IF_ERROR(CheckAgain(deps, call, before, file));
  return Follow(call, before, file);
}

// Updates of different files that are saved together. The second one of a file waits for the first
// to be saved, and finds what it made of the file.
class Round {
 public:
  Round(Deps& deps, db::Tx& tx,
        std::unordered_map<std::string, absl::StatusOr<store::OpenFile>> files)
      : deps_(deps), tx_(tx), files_(std::move(files)) {}

  void Take(UpdateItem& item, const std::string& id) {
    const auto found = files_.find(id);
    if (found == files_.end()) {
      item.result = NotFound(item.request.volunteer().name());
    } else if (!found->second.ok()) {
      item.result = found->second.status();
    } else {
      if (taken_.contains(id)) Save();
      if (absl::Status status = Add(item, *found->second); !status.ok()) {
        item.result = std::move(status);
      } else {
        taken_.insert(id);
      }
    }
  }

  void Save() {
    if (!next_.empty()) store::SaveVolunteers(tx_, when_, next_);
    for (Update& update : updates_) {
      update.item->result = Saved(update.item->call, update.before, update.file, kUpdated);
    }
    when_ = store::SaveWhen::kAtCommit;
    next_.clear();
    updates_.clear();
    taken_.clear();
  }

 private:
  static constexpr char kUpdated[] = "updated";
  struct Update {
    UpdateItem* item;
    v1::Volunteer before;
    store::OpenFile file;
  };

  absl::Status Add(UpdateItem& item, store::OpenFile& held) {
    store::OpenFile file = held;
    RETURN_IF_ERROR(Change(deps_, item.call, item.request, file.volunteer));
    ASSIGN_OR_RETURN(store::SavedFile next,
                     NextVersion(deps_, item.call, held.volunteer, file, kUpdated, ""));
    if (WhenToSave(held.volunteer, file.volunteer) == store::SaveWhen::kNow) {
      when_ = store::SaveWhen::kNow;
    }
    next_.push_back(std::move(next));
    updates_.push_back({&item, std::exchange(held.volunteer, file.volunteer), std::move(file)});
    return absl::OkStatus();
  }

  Deps& deps_;
  db::Tx& tx_;
  std::unordered_map<std::string, absl::StatusOr<store::OpenFile>> files_;
  store::SaveWhen when_ = store::SaveWhen::kAtCommit;
  std::unordered_set<std::string> taken_;
  std::vector<store::SavedFile> next_;
  std::vector<Update> updates_;
};

}  // namespace

void CheckRegister(const v1::RegisterVolunteerRequest& request, absl::Time now,
                   Violations& violations) {
  domain::CheckEntry(request.volunteer(), request.registrar(), domain::Entry::kByHand, now,
                     violations);
}

absl::StatusOr<v1::Volunteer> Register(Deps& deps, rpc::WriteCall& call,
                                       const v1::RegisterVolunteerRequest& request) {
  Violations violations;
  const std::optional<EntryFacts> facts = domain::CheckEntry(
      request.volunteer(), request.registrar(), domain::Entry::kByHand, call.now(), violations);
  CheckRegions(call.tx(), request.volunteer(), {}, violations);
  CheckPartnerSystems(call.tx(), request.volunteer(), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  RETURN_IF_ERROR(CheckRegistrar(call.tx(), request));
  const auto policy =
      policy::At<v1::Policy>(call.tx(), request.volunteer().service_region(), call.now());
  RETURN_IF_ERROR(CheckGuardian(deps, call.tx(), request.volunteer(), *policy, call.now()));
  ASSIGN_OR_RETURN(const v1::VolunteerState state,
                   domain::StateByAge(*policy, facts->birth,
                                      request.volunteer().consent().has_guardian_consent_time(),
                                      request.volunteer().has_guardian(), time::DayOf(call.now())));
  std::vector<store::NewFile> files = {store::MakeFile(
      deps.vault, Normalised(request.volunteer(), request.registrar(), *facts, call),
      facts->document.person_key)};
  files[0].volunteer.set_state(state);
  files[0].policy_version = policy.version;
  RETURN_IF_ERROR(OpenAll(deps, call, files)[0]);
  v1::Volunteer& volunteer = files[0].volunteer;
  store::HideClearText(volunteer);
  Announce(call, volunteer, "registered");
  return volunteer;
}

absl::StatusOr<v1::Volunteer> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetVolunteerRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.name()));
  return store::GetVolunteer(call.tx(), deps.vault, name.id());
}

absl::StatusOr<v1::BatchGetVolunteersResponse> BatchGet(
    Deps& deps, rpc::ReadCall& call, const v1::BatchGetVolunteersRequest& request) {
  std::vector<std::string> ids;
  for (const std::string& name : request.names()) ids.push_back(IdIn(name));
  ASSIGN_OR_RETURN(std::vector<v1::Volunteer> found,
                   store::GetVolunteers(call.tx(), deps.vault, ids));
  v1::BatchGetVolunteersResponse response;
  for (v1::Volunteer& volunteer : found) *response.add_volunteers() = std::move(volunteer);
  return response;
}

absl::StatusOr<v1::ListVolunteersResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListVolunteersRequest& request) {
  const bool by_region = request.parent().starts_with("regions/");
  const std::string id = IdIn(request.parent());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, by_region ? 2 : 1));
  ASSIGN_OR_RETURN(std::vector<v1::Volunteer> volunteers,
                   by_region ? store::ListByRegion(call.tx(), deps.vault, id == "-" ? "" : id,
                                                   page.after, page.size + 1)
                             : store::ListByOrganization(call.tx(), deps.vault, id,
                                                         Only(page.after), page.size + 1));
  v1::ListVolunteersResponse response;
  response.set_next_page_token(
      FillPage(request, page, std::move(volunteers), response.mutable_volunteers(),
               [&](const v1::Volunteer& last) {
                 const std::string number = IdIn(last.name());
                 return by_region ? std::vector<std::string>{IdIn(last.service_region()), number}
                                  : std::vector<std::string>{number};
               }));
  return response;
}

void CheckUpdate(const v1::UpdateVolunteerRequest& request, absl::Time now,
                 Violations& violations) {
  v1::Volunteer wanted;  // of a file that is in order, but for what is to change
  wanted.set_display_name("某某");
  wanted.set_phone("+8613800000000");
  if (!mask::MergeByMask(request.update_mask(), request.volunteer(), &wanted).ok()) return;
  domain::CheckProfile(wanted, now, violations);
  if (!domain::MobileNumber(wanted.phone())) {
    violations.Add("volunteer.phone", Reason::PHONE_INVALID);
  }
}

void UpdateAll(Deps& deps, db::Tx& tx, std::vector<UpdateItem>& items) {
  std::vector<std::string> ids;
  for (const UpdateItem& item : items) ids.push_back(IdIn(item.request.volunteer().name()));
  Round round(deps, tx, store::LockVolunteers(tx, deps.vault, ids));
  for (size_t i = 0; i < items.size(); ++i) round.Take(items[i], ids[i]);
  round.Save();
}

}  // namespace linli::registration::volunteers
