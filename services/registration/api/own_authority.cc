#include "services/registration/api/own_authority.h"

#include "common/status/macros.h"
#include "services/registration/api/standing.h"
#include "services/registration/storage/delegation_store.h"

namespace linli::registration {

absl::StatusOr<std::vector<identity::Delegation>> OwnDelegations::Of(std::string_view subject,
                                                                     absl::Time deadline) {
  std::vector<identity::Delegation> held;
  RETURN_IF_ERROR(database_.Read(deadline, [&](db::Tx& tx) {
    held.clear();
    for (const v1::Delegation& one : store::DelegationsOf(tx, std::string(subject), clock_.Now())) {
      held.push_back(AsIdentity(one));
    }
    return absl::OkStatus();
  }));
  return held;
}

absl::StatusOr<identity::Scope> OwnScopes::Resolve(std::string_view resource_name,
                                                   absl::Time deadline) {
  identity::Scope scope;
  RETURN_IF_ERROR(database_.Read(deadline, [&](db::Tx& tx) {
    scope = ScopeOf(tx, resource_name);
    return absl::OkStatus();
  }));
  return scope;
}

}  // namespace linli::registration
