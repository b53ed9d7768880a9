// Records from other platforms: the tables partner_record and record_import, and the entry of many
// rows into service_record.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/time/china_day.h"
#include "linli/hours/v1/conflict.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/hours/v1/record_import_service.pb.h"
#include "services/hours/domain/record_import.h"

namespace linli::hours::store {

// What became of a report.
struct Reported {
  v1::Record record;  // as it was entered, or as the case has it
  std::optional<v1::Conflict> conflict;
};
// By external id, those that this partner system, "systems/{system}", has reported.
std::map<std::string, Reported> FindReported(db::Tx& tx, const std::string& partner_system,
                                             const std::vector<std::string>& external_ids);

// Takes the external ids of these reports, which have their names. Returns the ids that were free:
// the database says so, whoever else reports at this moment.
std::set<std::string> ClaimExternalIds(db::Tx& tx, const std::string& partner_system,
                                       const std::vector<v1::Record>& reports);

// A stretch of time of one volunteer.
struct Asked {
  std::string volunteer_id;
  time::Interval interval;
};
// What is on record of these people, within these times, by volunteer number.
std::map<std::string, std::vector<domain::OnRecord>> FindOnRecord(db::Tx& tx,
                                                                  const std::vector<Asked>& asked);

// Writes reports of one unit and partner system under their names, all by one person at one time.
// Returns the names of those that found their time free (law 2).
std::set<std::string> InsertReported(db::Tx& tx, const std::vector<v1::Record>& reports);

// Of these names, those for or by which nothing is entered by hand.
std::set<std::string> BannedAmong(db::Tx& tx, const std::vector<std::string>& names);

std::optional<v1::RecordImport> FindImport(db::Tx& tx, const std::string& id);

// Counts the verdicts of one part, in the round trip of the commit: parts of one import meet at
// this row, and none waits longer than for another one's commit.
void AddProgressAtCommit(db::Tx& tx, const v1::ImportRecordsRequest& request,
                         const std::string& author, const v1::ImportRecordsResponse& response,
                         absl::Time now);

}  // namespace linli::hours::store
