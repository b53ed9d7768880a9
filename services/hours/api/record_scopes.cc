#include "services/hours/api/record_scopes.h"

#include <string>
#include <vector>

#include "common/status/macros.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/conflict_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours {
namespace {

// "volunteers/{v}/records/{r}" of a record and of everything below it.
std::string_view RecordIn(std::string_view name) {
  size_t end = 0;
  for (int segments = 0; segments < 4 && end != std::string_view::npos; ++segments) {
    end = name.find('/', end == 0 ? 0 : end + 1);
  }
  return name.substr(0, end);
}

std::vector<std::string> UnitsOf(db::Tx& tx, const domain::ConflictName& name) {
  const auto conflict = store::FindConflict(tx, name);
  if (!conflict) return {};
  return {conflict->recording_units().begin(), conflict->recording_units().end()};
}

}  // namespace

absl::StatusOr<identity::Scope> RecordScopes::Resolve(std::string_view resource_name,
                                                      absl::Time deadline) {
  ASSIGN_OR_RETURN(identity::Scope scope, names_.Resolve(resource_name, deadline));
  const auto record = domain::RecordName::Parse(RecordIn(resource_name));
  const auto conflict = domain::ConflictName::Parse(resource_name);
  if (!record.ok() && !conflict.ok()) return scope;
  std::vector<std::string> units;
  RETURN_IF_ERROR(database_.Read(deadline, [&](db::Tx& tx) {
    units = record.ok() ? store::RecordingUnits(tx, {*record}) : UnitsOf(tx, *conflict);
    return absl::OkStatus();
  }));
  for (const std::string& unit : units) {
    ASSIGN_OR_RETURN(const identity::Scope there, names_.Resolve(unit, deadline));
    scope.organizations.insert(scope.organizations.end(), there.organizations.begin(),
                               there.organizations.end());
    scope.systems.insert(scope.systems.end(), there.systems.begin(), there.systems.end());
  }
  return scope;
}

}  // namespace linli::hours
