#include "services/matching/storage/index_store.h"

#include <map>
#include <string_view>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "common/db/param.h"
#include "common/time/china_day.h"
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

constexpr absl::Duration kWeekBack = absl::Hours(24 * 8);

std::vector<IndexedVolunteer> WithPapers(std::vector<IndexedVolunteer> volunteers,
                                         const pqxx::result& papers) {
  std::map<std::string_view, IndexedVolunteer*> by_id;
  if (!papers.empty()) {
    for (IndexedVolunteer& one : volunteers) by_id[one.id] = &one;
  }
  for (const pqxx::row& row : papers) {
    const auto holder = by_id.find(row["volunteer_id"].c_str());
    if (holder == by_id.end()) continue;
    IndexedPaper& paper = holder->second->papers.emplace_back();
    paper.kind = row["kind"].c_str();
    if (!row["start_time"].is_null()) paper.from = time::DayOf(db::ToTime(row["start_time"]));
    if (!row["end_time"].is_null()) {
      paper.until = time::DayOf(db::ToTime(row["end_time"]) - absl::Nanoseconds(1));
    }
  }
  return volunteers;
}

std::vector<IndexedVolunteer> WithPapers(db::Tx& tx, std::vector<IndexedVolunteer> volunteers) {
  if (volunteers.empty()) return volunteers;
  std::vector<std::string> ids;
  for (const IndexedVolunteer& one : volunteers) ids.push_back(one.id);
  return WithPapers(std::move(volunteers), tx.Run(queries::kIndexPapersOf, ids));
}

std::vector<int64_t> Moments(std::string_view text) {
  std::vector<int64_t> moments;
  for (const absl::string_view one :
       absl::StrSplit(absl::string_view(text.data(), text.size()), ' ', absl::SkipEmpty())) {
    if (int64_t moment = 0; absl::SimpleAtoi(one, &moment)) moments.push_back(moment);
  }
  return moments;
}

std::vector<IndexedStanding> Standings(const pqxx::result& rows) {
  std::vector<IndexedStanding> standings;
  standings.reserve(rows.size());
  for (const pqxx::row& row : rows) {
    standings.push_back({row["volunteer_id"].c_str(), row["kept"].as<int>(),
                         row["broken"].as<int>(), row["recent"].as<int>(), row["served"].c_str(),
                         row["served_minutes"].as<int64_t>(), Moments(row["no_shows"].c_str())});
  }
  return standings;
}

std::string TextOrNone(const pqxx::field& field) { return field.is_null() ? "" : field.c_str(); }

std::vector<IndexedEngagement> Engagements(const pqxx::result& rows) {
  std::vector<IndexedEngagement> engagements;
  engagements.reserve(rows.size());
  for (const pqxx::row& row : rows) {
    engagements.push_back({row["volunteer_id"].c_str(), row["shift_id"].c_str(),
                           db::ToTime(row["start_time"]), db::ToTime(row["end_time"]),
                           row["confirmed"].as<bool>(), row["ahead"].as<bool>(),
                           TextOrNone(row["exclusion_group"]), TextOrNone(row["exclusion_owner"])});
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
  for (const IndexedPaper& one : volunteer.papers) {
    auto& held = one.kind.starts_with(kCourse) ? facts.trainings : facts.qualifications;
    held.push_back({.kind = one.kind.substr(2), .until = one.until, .from = one.from});
  }
  for (size_t at = 0; at + 2 <= volunteer.skills.size(); at += 2) {
    facts.skills.push_back(volunteer.skills.substr(at, 2));
  }
  facts.languages = absl::StrSplit(volunteer.languages, ' ', absl::SkipEmpty());
  return facts;
}

std::vector<IndexedVolunteer> VolunteersAfter(db::Tx& tx, const std::string& after_id, int limit) {
  std::vector<IndexedVolunteer> page =
      Volunteers(tx.Run(queries::kIndexVolunteersPage, after_id, limit));
  if (page.empty()) return page;
  const std::string until_id = page.back().id;
  return WithPapers(std::move(page), tx.Run(queries::kIndexPapersBetween, after_id, until_id));
}

std::vector<IndexedVolunteer> ChangedVolunteers(db::Tx& tx, IndexCursor& cursor, int limit) {
  const pqxx::result rows =
      tx.Run(queries::kIndexVolunteersChanged, cursor.transaction, cursor.volunteer_id, limit);
  if (!rows.empty()) {
    cursor.transaction = rows.back()["changed"].as<uint64_t>();
    cursor.volunteer_id = rows.back()["volunteer_id"].c_str();
  }
  return WithPapers(tx, Volunteers(rows));
}

std::vector<IndexedVolunteer> SomeVolunteers(db::Tx& tx, const std::vector<std::string>& ids) {
  return WithPapers(tx, Volunteers(tx.Run(queries::kIndexVolunteersSome, ids)));
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
  return Engagements(
      tx.Run(queries::kIndexEngagementsBetween, after_id, until_id, now - kWeekBack));
}

std::vector<IndexedEngagement> EngagementsOf(db::Tx& tx, const std::vector<std::string>& ids,
                                             absl::Time now) {
  return Engagements(tx.Run(queries::kIndexEngagementsOf, ids, now - kWeekBack));
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
