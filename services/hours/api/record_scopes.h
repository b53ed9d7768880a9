// Where a record of service lies: with the volunteer, and with the unit that recorded it, whose
// leaders and managers answer for it (谁记录谁负责) whether or not she is a member. A conflict lies
// with all units that it concerns.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/database.h"
#include "common/identity/scope.h"

namespace linli::hours {

// So does everything below a record: its amendments and disputes. Anything else lies where `names`
// says. Both outlive it.
class RecordScopes final : public identity::ScopeResolver {
 public:
  RecordScopes(db::Database& database, identity::ScopeResolver& names)
      : database_(database), names_(names) {}
  absl::StatusOr<identity::Scope> Resolve(std::string_view resource_name,
                                          absl::Time deadline) override;

 private:
  db::Database& database_;
  identity::ScopeResolver& names_;
};

}  // namespace linli::hours
