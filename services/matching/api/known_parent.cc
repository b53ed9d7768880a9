#include "services/matching/api/known_parent.h"

#include <algorithm>

#include "common/status/refusal.h"
#include "services/matching/api/standing.h"
#include "services/matching/domain/names.h"
#include "services/matching/storage/activity_store.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching {
namespace {

bool KnowsOrganization(rpc::ReadCall& call, const OrganizationName& name) {
  if (name.id() == "-") return true;  // all of them
  const auto known = store::GetOrganization(call.tx(), name);
  if (!known.ok()) {
    const auto& held = call.caller().delegations;
    return std::any_of(held.begin(), held.end(),
                       [&](const auto& one) { return one.over == name.ToString(); });
  }
  return known->approved || !known->successor.empty() ||
         RunsOrganization(call.tx(), call.caller(), name, call.now());
}

}  // namespace

absl::Status CheckKnown(rpc::ReadCall& call, const std::string& name) {
  // Services to the right ask about whom registration has told them of, perhaps before it told us.
  if (call.caller().subject.starts_with("services/")) return absl::OkStatus();
  bool known = true;
  if (const auto activity = ActivityName::Parse(name); activity.ok()) {
    known = store::GetActivity(call.tx(), *activity).ok();
  } else if (const auto organization = OrganizationName::Parse(name); organization.ok()) {
    known = KnowsOrganization(call, *organization);
  } else if (const auto volunteer = VolunteerName::Parse(name); volunteer.ok()) {
    known = call.caller().Is(name) || store::GetVolunteer(call.tx(), *volunteer).ok();
  }
  return known ? absl::OkStatus() : NotFound(name);
}

}  // namespace linli::matching
