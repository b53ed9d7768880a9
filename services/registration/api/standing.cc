#include "services/registration/api/standing.h"

#include "common/identity/scope.h"
#include "services/registration/storage/place.h"

namespace linli::registration {

identity::Scope ScopeOf(db::Tx& tx, std::string_view name) {
  const std::string root(identity::ScopeRoot(name));
  const std::string id = root.substr(root.find('/') + 1);
  identity::Scope scope;
  std::optional<store::Place> place;
  if (root.starts_with("regions/")) {
    place = store::Place{id, {}};
  } else if (root.starts_with("organizations/")) {
    place = store::PlaceOfOrganization(tx, id);
  } else if (root.starts_with("volunteers/")) {
    place = store::PlaceOfVolunteer(tx, id);
  }
  scope.whole_platform = !place;
  if (place) {
    scope.region = std::move(place->region);
    scope.organizations = std::move(place->organizations);
  }
  return scope;
}

domain::Authorities HeldOver(const rpc::Call& call, db::Tx& tx, std::string_view name) {
  const identity::Scope scope = ScopeOf(tx, name);
  domain::Authorities held;
  for (const identity::Delegation& one : call.caller().delegations) {
    const bool in_force = one.from <= call.now() && call.now() < one.until;
    if (in_force && identity::Covers(one.over, scope)) held.push_back({one.role, one.until});
  }
  return held;
}

}  // namespace linli::registration
