#include "services/matching/storage/index_store.h"

#include "absl/strings/str_split.h"
#include "common/db/param.h"
#include "services/matching/storage/queries.h"

namespace linli::matching::store {
namespace {

std::vector<IndexedVolunteer> Volunteers(const pqxx::result& rows) {
  std::vector<IndexedVolunteer> volunteers(rows.size());
  for (pqxx::result::size_type i = 0; i < rows.size(); ++i) {
    const pqxx::row row = rows[i];
    IndexedVolunteer& one = volunteers[i];
    one.id = row[0].c_str();
    one.active = *row[1].c_str() == 't';
    one.region_code = row[2].c_str();
    one.birth_year = row[3].as<int>();
    one.skills = row[4].c_str();
    one.categories = row[5].c_str();
    one.availability = row[6].as<uint32_t>();
    if (!row[7].is_null()) one.home = geo::LatLng{row[7].as<double>(), row[8].as<double>()};
    one.languages = row[9].c_str();
  }
  return volunteers;
}

std::vector<IndexedStanding> Standings(const pqxx::result& rows) {
  std::vector<IndexedStanding> standings;
  standings.reserve(rows.size());
  for (const pqxx::row& row : rows) {
    standings.push_back({row["volunteer_id"].c_str(), row["kept"].as<int>(),
                         row["broken"].as<int>(), row["recent"].as<int>(), row["served"].c_str()});
  }
  return standings;
}

std::vector<IndexedEngagement> Engagements(const pqxx::result& rows) {
  std::vector<IndexedEngagement> engagements;
  engagements.reserve(rows.size());
  for (const pqxx::row& row : rows) {
    engagements.push_back({row["volunteer_id"].c_str(), row["shift_id"].c_str(),
                           db::ToTime(row["start_time"]), db::ToTime(row["end_time"]),
                           row["confirmed"].as<bool>()});
  }
  return engagements;
}

}  // namespace

ChangesSeen LookAtChanges(db::Tx& tx) {
  const pqxx::row row = tx.Run(queries::kIndexStart)[0];
  ChangesSeen seen;
  seen.next_transaction = row["next_transaction"].as<uint64_t>();
  seen.start.transaction = row["transaction"].as<uint64_t>();
  seen.start.events.set_epoch(row["epoch"].as<int64_t>());
  seen.start.events.set_transaction(seen.start.transaction);
  return seen;
}

domain::VolunteerFacts FactsOf(const IndexedVolunteer& volunteer) {
  domain::VolunteerFacts facts;
  facts.active = volunteer.active;
  facts.birth_day = absl::CivilDay(volunteer.birth_year, 12, 31);
  // Registration holds a minor without it in state PENDING.
  facts.guardian_consented = volunteer.active;
  facts.papers_unknown = true;  // the feed does not tell of them
  for (size_t at = 0; at + 2 <= volunteer.skills.size(); at += 2) {
    facts.skills.push_back(volunteer.skills.substr(at, 2));
  }
  facts.languages = absl::StrSplit(volunteer.languages, ' ', absl::SkipEmpty());
  return facts;
}

std::vector<IndexedVolunteer> VolunteersAfter(db::Tx& tx, const std::string& after_id, int limit) {
  return Volunteers(tx.Run(queries::kIndexVolunteersPage, after_id, limit));
}

std::vector<IndexedVolunteer> ChangedVolunteers(db::Tx& tx, IndexCursor& cursor, int limit) {
  const pqxx::result rows =
      tx.Run(queries::kIndexVolunteersChanged, cursor.transaction, cursor.volunteer_id, limit);
  if (!rows.empty()) {
    cursor.transaction = rows.back()["changed"].as<uint64_t>();
    cursor.volunteer_id = rows.back()["volunteer_id"].c_str();
  }
  return Volunteers(rows);
}

std::vector<IndexedVolunteer> SomeVolunteers(db::Tx& tx, const std::vector<std::string>& ids) {
  return Volunteers(tx.Run(queries::kIndexVolunteersSome, ids));
}

std::vector<IndexedStanding> StandingsBetween(db::Tx& tx, const std::string& after_id,
                                              const std::string& until_id, absl::Time now) {
  return Standings(tx.Run(queries::kIndexStandingsBetween, after_id, until_id, now));
}

std::vector<IndexedStanding> StandingsOf(db::Tx& tx, const std::vector<std::string>& ids,
                                         absl::Time now) {
  return Standings(tx.Run(queries::kIndexStandingsOf, ids, now));
}

std::vector<IndexedEngagement> EngagementsBetween(db::Tx& tx, const std::string& after_id,
                                                  const std::string& until_id, absl::Time now) {
  return Engagements(tx.Run(queries::kIndexEngagementsBetween, after_id, until_id, now));
}

std::vector<IndexedEngagement> EngagementsOf(db::Tx& tx, const std::vector<std::string>& ids,
                                             absl::Time now) {
  return Engagements(tx.Run(queries::kIndexEngagementsOf, ids, now));
}

std::vector<ShiftInContext> OpenShiftsAfter(db::Tx& tx, absl::Time now, const std::string& after_id,
                                            int limit) {
  std::vector<ShiftInContext> shifts;
  for (const pqxx::row& row : tx.Run(queries::kIndexShiftsPage, now, after_id, limit)) {
    shifts.push_back(ReadShift(row));
  }
  return shifts;
}

std::map<std::string, float> ResponseShares(db::Tx& tx, absl::Time now) {
  std::map<std::string, float> shares;
  for (const pqxx::row& row : tx.Run(queries::kIndexResponses, now)) {
    shares[row["organization_id"].c_str()] =
        row["answered"].as<float>() / row["signed_up"].as<float>();
  }
  return shares;
}

}  // namespace linli::matching::store
