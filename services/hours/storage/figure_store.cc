#include "services/hours/storage/figure_store.h"

#include "services/hours/domain/names.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {

int FoldFigures(db::Tx& tx, absl::Time now, int limit) {
  // A statement of its own: the next one sees what whoever held the lock has written.
  const pqxx::row cursor = tx.Run(queries::kFigureLock)[0];
  return tx
      .Run(queries::kFigureFold, cursor["transaction"].c_str(), cursor["id"].as<int64_t>(), limit,
           now)[0]["events"]
      .as<int>();
}

absl::Time FiguresAsOf(db::Tx& tx) {
  return db::ToTime(tx.Run(queries::kFigureProgress)[0]["as_of_time"]);
}

v1::Figures ReadFigures(db::Tx& tx, const FigurePlace& place, const std::string& period,
                        const std::string& category, int64_t minimum) {
  const pqxx::result rows =
      !place.volunteer_id.empty()
          ? tx.Run(queries::kFiguresOfVolunteer, period, place.volunteer_id, category, minimum)
      : !place.organization.empty()
          ? tx.Run(queries::kFiguresOfOrganization, period, place.organization, category, minimum)
          : tx.Run(queries::kFiguresOfRegion, period, place.region, category, minimum);
  v1::Figures figures;
  figures.set_persons(rows[0]["persons"].as<int64_t>());
  figures.set_persons_at_minimum(rows[0]["at_minimum"].as<int64_t>());
  figures.set_person_times(rows[0]["times"].as<int64_t>());
  figures.set_credit_minutes(rows[0]["credit"].as<int64_t>());
  figures.set_honour_minutes(rows[0]["honour"].as<int64_t>());
  return figures;
}

v1::FigureShares ReadShares(db::Tx& tx, const FigurePlace& place, const std::string& period,
                            FigurePart part) {
  const bool by_unit = !place.organization.empty();
  const pqxx::result rows =
      part == FigurePart::kPartnerSystem
          ? (by_unit
                 ? tx.Run(queries::kFigurePartsPartnerOfOrganization, period, place.organization)
                 : tx.Run(queries::kFigurePartsPartnerOfRegion, period, place.region))
          : (by_unit
                 ? tx.Run(queries::kFigurePartsPoliticalOfOrganization, period, place.organization)
                 : tx.Run(queries::kFigurePartsPoliticalOfRegion, period, place.region));
  v1::FigureShares shares;
  for (const pqxx::row& row : rows) {
    v1::FigureShare& share = *shares.add_shares();
    share.set_key(row["key"].as<std::string>());
    share.set_persons(row["persons"].as<int64_t>());
    share.set_person_times(row["times"].as<int64_t>());
    share.set_credit_minutes(row["credit"].as<int64_t>());
    share.set_honour_minutes(row["honour"].as<int64_t>());
    shares.set_unasked_persons(shares.unasked_persons() + row["unasked"].as<int64_t>());
  }
  return shares;
}

std::vector<v1::Shortfall> ReadShortfalls(db::Tx& tx, const FigurePlace& place,
                                          const std::string& period, int64_t minimum,
                                          const std::string& after, int limit) {
  const pqxx::result rows =
      !place.organization.empty()
          ? tx.Run(queries::kShortfallsOfOrganization, period, place.organization, minimum, after,
                   limit)
          : tx.Run(queries::kShortfallsOfRegion, period, place.region, minimum, after, limit);
  std::vector<v1::Shortfall> shortfalls;
  for (const pqxx::row& row : rows) {
    v1::Shortfall& one = shortfalls.emplace_back();
    one.set_volunteer(domain::VolunteerName(row["volunteer_id"].as<std::string>()).ToString());
    one.set_credit_minutes(row["credit"].as<int64_t>());
    one.set_honour_minutes(row["honour"].as<int64_t>());
    one.set_missing_minutes(minimum - one.credit_minutes() - one.honour_minutes());
  }
  return shortfalls;
}

std::vector<std::string> UnitsUnchecked(db::Tx& tx, absl::Time before, int limit) {
  std::vector<std::string> units;
  for (const pqxx::row& row : tx.Run(queries::kFigureUnitsUnchecked, before, limit)) {
    units.push_back(row["recording_unit"].as<std::string>());
  }
  return units;
}

void SaveUnitLine(db::Tx& tx, const std::string& unit, const std::vector<std::string>& line,
                  absl::Time now) {
  tx.Run(queries::kFigureUnitCheck, unit, line, now);
}

std::vector<std::string> PersonsUnchecked(db::Tx& tx, absl::Time before, int limit) {
  std::vector<std::string> persons;
  for (const pqxx::row& row : tx.Run(queries::kFigurePersonsUnchecked, before, limit)) {
    persons.push_back(row["volunteer_id"].as<std::string>());
  }
  return persons;
}

void SavePoliticalStatus(db::Tx& tx, const std::vector<std::string>& volunteer_ids,
                         const std::vector<std::string>& codes, absl::Time now) {
  tx.Run(queries::kFigurePersonCheck, volunteer_ids, codes, now);
}

}  // namespace linli::hours::store
