// Who may do what and where things lie, as the services to the right of registration ask it:
//
//   auto authority = std::make_unique<registration::Authority>(*client);
//   host.Authorize(authority->delegations(), authority->scopes());
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller_cache.h"
#include "common/identity/scope.h"
#include "services/registration/client/client.h"

namespace linli::registration {

// Asked by identity::CallerCache, which keeps the answer for two seconds.
class ClientDelegations final : public identity::DelegationSource {
 public:
  explicit ClientDelegations(RegistrationClient& client) : client_(client) {}
  absl::StatusOr<std::vector<identity::Delegation>> Of(std::string_view subject,
                                                       absl::Time deadline) override;

 private:
  RegistrationClient& client_;
};

// An organisation lies in its region and below its ancestors; a volunteer in her service region and
// in the organisations to which she belongs.
class ClientScopes final : public identity::ScopeResolver {
 public:
  explicit ClientScopes(RegistrationClient& client) : client_(client) {}
  absl::StatusOr<identity::Scope> Resolve(std::string_view resource_name,
                                          absl::Time deadline) override;

 private:
  RegistrationClient& client_;
};

// Both. The client outlives it.
class Authority {
 public:
  explicit Authority(RegistrationClient& client) : delegations_(client), scopes_(client) {}
  identity::DelegationSource& delegations() { return delegations_; }
  identity::ScopeResolver& scopes() { return scopes_; }

 private:
  ClientDelegations delegations_;
  ClientScopes scopes_;
};

// One delegation as identity sees it; nothing for one that is revoked.
std::vector<identity::Delegation> InForceOrLater(const std::vector<v1::Delegation>& delegations);

}  // namespace linli::registration
