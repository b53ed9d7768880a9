#include "services/matching/api/activity_terms.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/matching/api/standing.h"
#include "services/matching/domain/names.h"
#include "services/matching/domain/recruiting.h"
#include "services/matching/storage/catalog_store.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching {
namespace {

std::string OrganizationOf(const v1::Activity& activity) {
  return ActivityName::Parse(activity.name())->parent().ToString();
}

void AddOwnOrganization(v1::Activity& activity) {
  const std::string own = OrganizationOf(activity);
  const auto& organizers = activity.organizers();
  if (std::any_of(organizers.begin(), organizers.end(),
                  [&](const auto& one) { return one.organization() == own; })) {
    return;
  }
  auto& host = *activity.add_organizers();
  host.set_organization(own);
  host.set_role(v1::Activity::Organizer::HOST);
}

void CheckParts(db::Tx& tx, const std::string& prefix, const v1::Activity& activity,
                Violations& violations) {
  const auto need = [&](const char* field, const char* kind, const std::string& name) {
    if (name.empty() || store::FindFiled(tx, kind, name.substr(name.rfind('/') + 1))) return;
    violations.Add(absl::StrCat(prefix, field), Reason::RESOURCE_NOT_FOUND, {{"name", name}});
  };
  std::set<std::string> named;
  for (int i = 0; i < activity.organizers_size(); ++i) {
    const v1::Activity::Organizer& one = activity.organizers(i);
    const std::string field = absl::StrCat(prefix, "organizers[", i, "].organization");
    const auto organization = OrganizationName::Parse(one.organization());
    if (!organization.ok()) continue;  // the field rules say so
    if (one.organization() == OrganizationOf(activity) && named.insert(one.organization()).second) {
      continue;  // registration was asked about it
    }
    if (!named.insert(one.organization()).second) {
      violations.Add(field, Reason::FIELD_REPEATED);
    } else if (!store::GetOrganization(tx, *organization).ok()) {
      violations.Add(field, Reason::RESOURCE_NOT_FOUND, {{"name", one.organization()}});
    }
  }
  need("project", "project", activity.project());
  need("campaign", "campaign", activity.campaign());
  need("calendar_node", "node", activity.calendar_node());
}

}  // namespace

void CompleteTerms(db::Tx& tx, const identity::Caller& caller, absl::Time now, bool has_passcode,
                   const std::string& prefix, v1::Activity& activity, Violations& violations) {
  AddOwnOrganization(activity);
  const std::string own = OrganizationOf(activity);
  const std::string before = activity.recording_unit();
  activity.set_recording_unit(own);
  int recorders = 0;
  for (const v1::Activity::Organizer& one : activity.organizers()) {
    if (!one.records()) continue;
    ++recorders;
    activity.set_recording_unit(one.organization());
  }
  const std::string& recorder = activity.recording_unit();
  // 67号令 Art. 26, S3-29: whoever records has agreed to.
  const bool agreed = recorder == own || recorder == before ||
                      ManagesOrganization(tx, caller, *OrganizationName::Parse(recorder), now);
  if (recorders > 1 || !agreed) {
    violations.Add(absl::StrCat(prefix, "organizers"), Reason::RECORDING_UNIT_NOT_YOURS);
  }
  CheckParts(tx, prefix, activity, violations);
  if (!domain::RecruitTermsFit(activity, has_passcode || !activity.passcode().empty())) {
    violations.Add(absl::StrCat(prefix, "recruit_scope"), Reason::RECRUIT_TERMS);
  }
}

std::optional<std::string> TakePasscode(const Deps& deps, v1::Activity& activity) {
  if (activity.passcode().empty()) return std::nullopt;
  std::string index = deps.vault.PasscodeIndex(activity.name(), activity.passcode());
  activity.clear_passcode();
  return index;
}

}  // namespace linli::matching
