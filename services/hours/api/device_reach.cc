#include "services/hours/api/device_reach.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace linli::hours {

absl::StatusOr<bool> Serves(Deps& deps, const rpc::Call& call, const std::string& organization,
                            const std::string& shift) {
  if (absl::StartsWith(shift, absl::StrCat(organization, "/"))) return true;
  ASSIGN_OR_RETURN(const identity::Scope scope, deps.scopes.Resolve(shift, call.deadline()));
  return std::find(scope.organizations.begin(), scope.organizations.end(), organization) !=
         scope.organizations.end();
}

}  // namespace linli::hours
