#include "services/hours/api/device_reach.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/hours/domain/names.h"
#include "services/registration/client/authority.h"

namespace linli::hours {

absl::StatusOr<bool> Serves(Deps& deps, const rpc::Call& call, const std::string& organization,
                            const std::string& shift) {
  if (absl::StartsWith(shift, absl::StrCat(organization, "/"))) return true;
  ASSIGN_OR_RETURN(const identity::Scope scope, deps.scopes.Resolve(shift, call.deadline()));
  return std::find(scope.organizations.begin(), scope.organizations.end(), organization) !=
         scope.organizations.end();
}

absl::StatusOr<bool> HolderLeads(Deps& deps, const rpc::Call& call, const v1::Device& device) {
  ASSIGN_OR_RETURN(auto name, domain::DeviceName::Parse(device.name()));
  const std::string organization = name.parent().ToString();
  ASSIGN_OR_RETURN(const identity::Scope scope, deps.scopes.Resolve(organization, call.deadline()));
  registration::ClientDelegations source(deps.registration);
  const auto given = source.Of(device.holder(), call.deadline());
  // Whom registration does not let in at all leads nothing.
  if (absl::IsUnauthenticated(given.status()) || absl::IsPermissionDenied(given.status()) ||
      absl::IsNotFound(given.status())) {
    return false;
  }
  RETURN_IF_ERROR(given.status());
  for (const identity::Delegation& one : identity::WithIncluded(*given)) {
    const bool leads = one.role == identity::Role::ACTIVITY_LEADER ||
                       one.role == identity::Role::ORGANIZATION_MANAGER;
    if (!leads || call.now() < one.from || call.now() >= one.until) continue;
    if (identity::Covers(one.over, scope)) return true;
    if (!absl::StartsWith(one.over, "organizations/")) continue;
    ASSIGN_OR_RETURN(const bool below, Serves(deps, call, organization, one.over));
    if (below) return true;
  }
  return false;
}

}  // namespace linli::hours
