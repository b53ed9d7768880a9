// Who may do what in registration itself, from its own tables.
#pragma once

#include "common/db/database.h"
#include "common/identity/caller_cache.h"
#include "common/identity/scope.h"
#include "common/time/clock.h"

namespace linli::registration {

class OwnDelegations final : public identity::DelegationSource {
 public:
  OwnDelegations(db::Database& database, const time::Clock& clock)
      : database_(database), clock_(clock) {}
  absl::StatusOr<std::vector<identity::Delegation>> Of(std::string_view subject,
                                                       absl::Time deadline) override;

 private:
  db::Database& database_;
  const time::Clock& clock_;
};

class OwnScopes final : public identity::ScopeResolver {
 public:
  explicit OwnScopes(db::Database& database) : database_(database) {}
  absl::StatusOr<identity::Scope> Resolve(std::string_view resource_name,
                                          absl::Time deadline) override;

 private:
  db::Database& database_;
};

}  // namespace linli::registration
