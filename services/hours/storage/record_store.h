// The table service_record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/time/china_day.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_minutes.h"

namespace linli::hours::store {

// What the volunteer has on record on the day of `time`; `activity` is empty for none.
domain::DayUse UseOfDay(db::Tx& tx, std::string_view volunteer_id, absl::Time time,
                        std::string_view activity);

// What waits to be confirmed on the day of `time`, in the order in which it came, locked; and what
// else is on record on the day of one of them.
std::vector<v1::Record> LockWaiting(db::Tx& tx, std::string_view volunteer_id, absl::Time time);
domain::DayUse UseBeside(db::Tx& tx, const v1::Record& record);

// When else she served, within `reach` before and after the interval.
std::vector<time::Interval> RecordsAround(db::Tx& tx, std::string_view volunteer_id,
                                          const time::Interval& interval, absl::Duration reach);

// Writes a new record under its name. Nothing if part of its time is taken (law 2): the database
// says so, whoever else writes at this moment.
std::optional<v1::Record> InsertRecord(db::Tx& tx, const v1::Record& record);

// The name of the first live record that overlaps; empty if there is none.
std::string FindOverlapping(db::Tx& tx, std::string_view volunteer_id,
                            const time::Interval& interval);

std::optional<v1::Record> FindRecord(db::Tx& tx, const domain::RecordName& name);

// Those that exist, locked, by name.
std::vector<v1::Record> LockRecords(db::Tx& tx, const std::vector<domain::RecordName>& names);

// Whose records these are: "organizations/{o}", each once.
std::vector<std::string> RecordingUnits(db::Tx& tx, const std::vector<domain::RecordName>& names);

// Saves what domain::Confirm made of records that one person confirms at one moment. Returns them
// with their new versions.
std::vector<v1::Record> SaveConfirmed(db::Tx& tx, const std::vector<v1::Record>& records);

// Saves what domain::Decline made of a record. Returns it with its new version.
v1::Record SaveDeclined(db::Tx& tx, const v1::Record& record);

// Saves payable and credited minutes, which only grow, of a record that waits.
v1::Record SaveMinutes(db::Tx& tx, const v1::Record& record);

// A page of ListRecords.
struct RecordPage {
  std::vector<std::string> states;  // empty: all
  absl::Time until = absl::InfiniteFuture();
  absl::Time after_start = absl::InfinitePast();  // with after_id: the last one before this page
  std::string after_id;
  int limit = 0;
};
std::vector<v1::Record> ListRecords(db::Tx& tx, std::string_view volunteer_id,
                                    const RecordPage& page);
// What "organizations/{o}" recorded.
std::vector<v1::Record> ListRecordsOfUnit(db::Tx& tx, const std::string& unit,
                                          const RecordPage& page);

}  // namespace linli::hours::store
