#include "services/registration/api/standing.h"

#include "common/identity/scope.h"
#include "common/time/proto_time.h"
#include "services/registration/storage/delegation_store.h"
#include "services/registration/storage/place.h"

namespace linli::registration {
namespace {

domain::Authorities Those(const std::vector<identity::Delegation>& delegations,
                          const identity::Scope& scope, absl::Time now) {
  domain::Authorities held;
  for (const identity::Delegation& one : delegations) {
    const bool in_force = one.from <= now && now < one.until;
    if (in_force && identity::Covers(one.over, scope)) {
      held.push_back({one.role, one.until, one.over});
    }
  }
  return held;
}

}  // namespace

identity::Scope ScopeOf(db::Tx& tx, std::string_view name) {
  const std::string root(identity::ScopeRoot(name));
  if (identity::IsPlain(root)) return identity::PlainScope(root);
  const std::string id = root.substr(root.find('/') + 1);
  identity::Scope scope;
  std::optional<store::Place> place;
  if (root.starts_with("organizations/")) {
    place = store::PlaceOfOrganization(tx, id);
  } else if (root.starts_with("volunteers/")) {
    place = store::PlaceOfVolunteer(tx, id);
  }
  scope.whole_platform = !place;
  if (place) {
    scope.region = std::move(place->region);
    scope.organizations = std::move(place->organizations);
    scope.systems = std::move(place->systems);
  }
  return scope;
}

identity::Delegation AsIdentity(const v1::Delegation& delegation) {
  return {
      delegation.role(), delegation.over(), time::FromProto(delegation.start_time()),
      delegation.has_end_time() ? time::FromProto(delegation.end_time()) : absl::InfiniteFuture()};
}

domain::Authorities HeldOver(const rpc::Call& call, db::Tx& tx, std::string_view name) {
  return Those(call.caller().delegations, ScopeOf(tx, name), call.now());
}

domain::Authorities SurelyHeldOver(const rpc::Call& call, db::Tx& tx, std::string_view name) {
  std::vector<identity::Delegation> own;
  for (const v1::Delegation& one :
       store::HeldDelegationsOf(tx, call.caller().subject, call.now())) {
    own.push_back(AsIdentity(one));
  }
  return Those(identity::WithIncluded(std::move(own)), ScopeOf(tx, name), call.now());
}

}  // namespace linli::registration
