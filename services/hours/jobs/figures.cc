#include "services/hours/jobs/figures.h"

#include <map>
#include <string>
#include <vector>

#include "common/status/macros.h"
#include "services/hours/storage/figure_store.h"

namespace linli::hours::jobs {
namespace {

constexpr int kEventsAtOnce = 1000;
constexpr int kUnitsAtOnce = 500;
constexpr absl::Duration kPlacesLast = absl::Hours(1);

}  // namespace

absl::Status FoldFigures(db::Database& database, absl::Time now, absl::Time deadline) {
  for (int taken = kEventsAtOnce; taken == kEventsAtOnce;) {
    RETURN_IF_ERROR(database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
      taken = store::FoldFigures(tx, now, kEventsAtOnce);
      return absl::OkStatus();
    }));
  }
  return absl::OkStatus();
}

absl::Status PlaceUnits(db::Database& database, identity::ScopeResolver& scopes, absl::Time now,
                        absl::Time deadline) {
  std::vector<std::string> units;
  RETURN_IF_ERROR(database.Read(deadline, [&](db::Tx& tx) {
    units = store::UnitsUnchecked(tx, now - kPlacesLast, kUnitsAtOnce);
    return absl::OkStatus();
  }));
  std::map<std::string, std::vector<std::string>> lines;
  for (const std::string& unit : units) {
    ASSIGN_OR_RETURN(identity::Scope scope, scopes.Resolve(unit, deadline));
    std::vector<std::string>& line = lines[unit];
    line = std::move(scope.organizations);
    if (line.empty()) line = {unit};
  }
  if (lines.empty()) return absl::OkStatus();
  return database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
    for (const auto& [unit, line] : lines) store::SaveUnitLine(tx, unit, line, now);
    return absl::OkStatus();
  });
}

}  // namespace linli::hours::jobs
