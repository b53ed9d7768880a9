#include "services/matching/storage/projection_store.h"

#include "common/db/param.h"
#include "common/status/refusal.h"
#include "services/matching/storage/queries.h"

namespace linli::matching::store {
namespace {

std::set<std::string> Ids(const pqxx::result& rows) {
  std::set<std::string> ids;
  for (const pqxx::row& row : rows) ids.insert(row[0].as<std::string>());
  return ids;
}

}  // namespace

void PutVolunteer(db::Tx& tx, const std::string& id, int64_t version,
                  const KnownVolunteer& volunteer) {
  std::optional<double> latitude, longitude;
  if (volunteer.home) {
    latitude = volunteer.home->latitude;
    longitude = volunteer.home->longitude;
  }
  tx.AtCommit(queries::kVolunteerPut, id, version, volunteer.facts.active, volunteer.region_code,
              volunteer.facts.birth_day.year(), volunteer.facts.skills,
              volunteer.preferences.categories, volunteer.preferences.availability, latitude,
              longitude, volunteer.facts.languages, volunteer.closed, volunteer.merged_into);
}

absl::StatusOr<KnownVolunteer> GetVolunteer(db::Tx& tx, const VolunteerName& name) {
  const pqxx::result rows = tx.Run(queries::kVolunteerGet, name.id());
  if (rows.empty()) return NotFound(name.ToString());
  const pqxx::row row = rows[0];
  KnownVolunteer volunteer;
  volunteer.facts.active = row["active"].as<bool>();
  volunteer.facts.birth_day = absl::CivilDay(row["birth_year"].as<int>(), 12, 31);
  // Registration holds a minor without it in state PENDING.
  volunteer.facts.guardian_consented = volunteer.facts.active;
  volunteer.facts.papers_unknown = true;  // the feed does not tell of them
  volunteer.facts.skills = db::ToStrings(row["skills"]);
  volunteer.facts.languages = db::ToStrings(row["languages"]);
  volunteer.preferences.categories = db::ToStrings(row["categories"]);
  volunteer.preferences.availability = row["availability"].as<uint32_t>();
  volunteer.region_code = row["region_code"].as<std::string>();
  volunteer.closed = row["closed"].as<bool>();
  volunteer.merged_into = row["merged_into"].as<std::string>();
  volunteer.version = row["version"].as<int64_t>();
  if (!row["latitude"].is_null()) {
    volunteer.home = geo::LatLng{row["latitude"].as<double>(), row["longitude"].as<double>()};
  }
  return volunteer;
}

void PutOrganization(db::Tx& tx, const std::string& id, int64_t version,
                     const KnownOrganization& organization) {
  tx.Run(queries::kOrganizationPut, id, version, organization.approved, organization.region_code,
         organization.ancestors, organization.system, organization.successor);
}

void PutMembership(db::Tx& tx, const std::string& volunteer_id, const std::string& organization_id,
                   int64_t version, bool active) {
  tx.Run(queries::kMembershipPut, volunteer_id, organization_id, version, active);
}

void PutPaper(db::Tx& tx, const std::string& volunteer_id, const std::string& name, int64_t version,
              const KnownPaper& paper) {
  tx.Run(queries::kPaperPut, volunteer_id, name, version, paper.kind, paper.start, paper.end,
         paper.holds);
}

void MovePapers(db::Tx& tx, const std::string& from_id, const std::string& to_id) {
  tx.Run(queries::kPaperMove, from_id, to_id);
}

std::set<std::pair<std::string, std::string>> MembersWithin(
    db::Tx& tx, const std::vector<std::string>& volunteer_ids,
    const std::vector<std::string>& team_ids) {
  std::set<std::pair<std::string, std::string>> members;
  if (volunteer_ids.empty()) return members;
  for (const pqxx::row& row : tx.Run(queries::kMembershipWithin, volunteer_ids, team_ids)) {
    members.emplace(row[0].as<std::string>(), row[1].as<std::string>());
  }
  return members;
}

std::vector<std::string> MembersOf(db::Tx& tx, const std::string& team_id) {
  std::vector<std::string> members;
  for (const pqxx::row& row : tx.Run(queries::kMembershipOfTeam, team_id)) {
    members.push_back(row[0].as<std::string>());
  }
  return members;
}

absl::StatusOr<KnownOrganization> GetOrganization(db::Tx& tx, const OrganizationName& name) {
  const pqxx::result rows = tx.Run(queries::kOrganizationGet, name.id());
  if (rows.empty()) return NotFound(name.ToString());
  return KnownOrganization{rows[0]["approved"].as<bool>(), rows[0]["region_code"].as<std::string>(),
                           db::ToStrings(rows[0]["ancestors"]),
                           rows[0]["system_id"].as<std::string>(),
                           rows[0]["successor"].as<std::string>()};
}

std::set<std::string> HaltedOrganizations(db::Tx& tx, const std::vector<std::string>& ids) {
  return Ids(tx.Run(queries::kOrganizationHalted, ids));
}

std::set<std::string> AllHalted(db::Tx& tx) { return Ids(tx.Run(queries::kOrganizationHaltedAll)); }

std::set<std::string> HoldOrganizations(db::Tx& tx, const std::vector<std::string>& ids) {
  return Ids(tx.Run(queries::kOrganizationHold, ids));
}

}  // namespace linli::matching::store
