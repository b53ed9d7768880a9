#include "services/hours/jobs/figures.h"

#include <map>
#include <string>
#include <vector>

#include "common/status/macros.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/figure_store.h"

namespace linli::hours::jobs {
namespace {

constexpr int kEventsAtOnce = 1000;
constexpr int kUnitsAtOnce = 500;
constexpr int kPersonsAtOnce = 1000;
constexpr absl::Duration kPlacesLast = absl::Hours(1);
constexpr absl::Duration kStatusLasts = absl::Hours(24);

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

absl::Status AskPoliticalStatus(db::Database& database,
                                registration::RegistrationClient& registration, absl::Time now,
                                absl::Time deadline) {
  std::vector<std::string> persons;
  RETURN_IF_ERROR(database.Read(deadline, [&](db::Tx& tx) {
    persons = store::PersonsUnchecked(tx, now - kStatusLasts, kPersonsAtOnce);
    return absl::OkStatus();
  }));
  if (persons.empty()) return absl::OkStatus();
  std::vector<std::string> names;
  for (const std::string& id : persons) names.push_back(domain::VolunteerName(id).ToString());
  client::Context context;
  context.deadline = deadline;
  ASSIGN_OR_RETURN(const auto files, registration.BatchGetVolunteers(context, names));
  std::map<std::string, std::string> said;
  for (const registration::v1::Volunteer& file : files) {
    said[file.name()] = file.political_status();
  }
  std::vector<std::string> codes;
  for (const std::string& name : names) codes.push_back(said[name]);
  return database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
    store::SavePoliticalStatus(tx, persons, codes, now);
    return absl::OkStatus();
  });
}

}  // namespace linli::hours::jobs
