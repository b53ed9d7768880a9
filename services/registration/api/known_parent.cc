#include "services/registration/api/known_parent.h"

#include "common/status/refusal.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/organization_decision.h"
#include "services/registration/storage/organization_store.h"
#include "services/registration/storage/region_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration {
namespace {

bool Knows(rpc::ReadCall& call, const std::string& name) {
  const std::string id = IdIn(name);
  if (name.starts_with("regions/")) {
    return id == "-" || store::MissingRegions(call.tx(), {id}).empty();
  }
  if (name.starts_with("volunteers/")) return store::HasVolunteer(call.tx(), id);
  const absl::StatusOr<v1::Organization> organization = store::GetOrganization(call.tx(), id);
  return organization.ok() &&
         domain::MaySee(*organization, call.caller().subject, HeldOver(call, call.tx(), name));
}

}  // namespace

absl::Status CheckKnown(rpc::ReadCall& call, const std::string& name) {
  const bool ours = name.starts_with("regions/") || name.starts_with("volunteers/") ||
                    name.starts_with("organizations/");
  return !ours || !rpc::IsTopLevel(name) || Knows(call, name) ? absl::OkStatus() : NotFound(name);
}

}  // namespace linli::registration
