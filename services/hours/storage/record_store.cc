#include "services/hours/storage/record_store.h"

#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"
#include "services/hours/storage/rows.h"

namespace linli::hours::store {
namespace {

struct Columns {
  std::vector<std::string> volunteers;
  std::vector<std::string> ids;
};

Columns ColumnsOf(const std::vector<domain::RecordName>& names) {
  Columns columns;
  for (const domain::RecordName& name : names) {
    columns.volunteers.push_back(name.id(0));
    columns.ids.push_back(name.id());
  }
  return columns;
}

std::vector<v1::Record> ReadAll(const pqxx::result& rows) {
  std::vector<v1::Record> records;
  for (const pqxx::row& row : rows) records.push_back(ReadRecord(row));
  return records;
}

std::string ActivityOf(const v1::Record& record) {
  if (record.shift().empty()) return "";
  return domain::ShiftName::Parse(record.shift()).value().parent().ToString();
}

std::string ImportIdOf(const v1::Record& record) {
  const std::string& name = record.provenance().record_import();
  return name.empty() ? "" : domain::RecordImportName::Parse(name).value().id();
}

std::string AttendanceIdOf(const v1::Record& record) {
  if (record.attendance().empty()) return "";
  return domain::AttendanceName::Parse(record.attendance()).value().id();
}

domain::DayUse UseOfDay(db::Tx& tx, std::string_view volunteer_id, absl::Time time,
                        std::string_view activity, std::string_view beside) {
  const pqxx::result rows = tx.Run(queries::kRecordDayUse, volunteer_id, time, activity, beside);
  domain::DayUse use;
  use.credited_minutes = rows[0]["credited"].as<int>();
  // Records by hand belong to no activity that could be counted together.
  if (!activity.empty()) use.activity_payable_minutes = rows[0]["activity_payable"].as<int>();
  return use;
}

}  // namespace

domain::DayUse UseOfDay(db::Tx& tx, std::string_view volunteer_id, absl::Time time,
                        std::string_view activity) {
  return UseOfDay(tx, volunteer_id, time, activity, "");
}

domain::DayUse UseBeside(db::Tx& tx, const v1::Record& record) {
  const auto name = domain::RecordName::Parse(record.name()).value();
  return UseOfDay(tx, name.id(0), time::FromProto(record.start_time()), ActivityOf(record),
                  name.id());
}

std::vector<v1::Record> LockWaiting(db::Tx& tx, std::string_view volunteer_id, absl::Time time) {
  return ReadAll(tx.Run(queries::kRecordWaiting, volunteer_id, time));
}

std::vector<time::Interval> RecordsAround(db::Tx& tx, std::string_view volunteer_id,
                                          const time::Interval& interval, absl::Duration reach) {
  std::vector<time::Interval> around;
  for (const pqxx::row& row : tx.Run(queries::kRecordAround, volunteer_id, interval.from - reach,
                                     interval.until + reach)) {
    around.push_back({db::ToTime(row["start_time"]), db::ToTime(row["end_time"])});
  }
  return around;
}

std::optional<v1::Record> InsertRecord(db::Tx& tx, const v1::Record& record) {
  const auto name = domain::RecordName::Parse(record.name()).value();
  const v1::Provenance& provenance = record.provenance();
  const std::vector<std::string> evidence(provenance.evidence().begin(),
                                          provenance.evidence().end());
  const pqxx::result rows = tx.Run(
      queries::kRecordInsert, name.id(0), name.id(), record.activity_name(), record.place(),
      record.content(), time::FromProto(record.start_time()), time::FromProto(record.end_time()),
      record.organizing_unit(), record.leader(), record.recording_unit(), record.category(),
      record.region(), record.shift(), ActivityOf(record), AttendanceIdOf(record),
      v1::Record::Kind_Name(record.kind()), v1::EvidenceGrade_Name(record.evidence_grade()),
      v1::Record::State_Name(record.state()), record.interval_minutes(), record.payable_minutes(),
      record.credited_minutes(), record.policy_version(), record.late(), provenance.source(),
      provenance.external_id(), evidence, provenance.consent(), provenance.entered_by(),
      time::FromProto(record.create_time()), provenance.partner_system(), ImportIdOf(record));
  if (rows.empty()) return std::nullopt;
  return ReadRecord(rows[0]);
}

std::string FindOverlapping(db::Tx& tx, std::string_view volunteer_id,
                            const time::Interval& interval) {
  const pqxx::result rows =
      tx.Run(queries::kRecordOverlapping, volunteer_id, interval.from, interval.until);
  if (rows.empty()) return "";
  return domain::RecordName(volunteer_id, rows[0]["record_id"].as<std::string>()).ToString();
}

std::optional<v1::Record> FindRecord(db::Tx& tx, const domain::RecordName& name) {
  const pqxx::result rows = tx.Run(queries::kRecordGet, name.id(0), name.id());
  if (rows.empty()) return std::nullopt;
  return ReadRecord(rows[0]);
}

std::vector<v1::Record> LockRecords(db::Tx& tx, const std::vector<domain::RecordName>& names) {
  const Columns columns = ColumnsOf(names);
  return ReadAll(tx.Run(queries::kRecordLock, columns.volunteers, columns.ids));
}

std::vector<std::string> RecordingUnits(db::Tx& tx, const std::vector<domain::RecordName>& names) {
  const Columns columns = ColumnsOf(names);
  std::vector<std::string> units;
  for (const pqxx::row& row : tx.Run(queries::kRecordUnits, columns.volunteers, columns.ids)) {
    units.push_back(row["recording_unit"].as<std::string>());
  }
  return units;
}

std::vector<v1::Record> SaveConfirmed(db::Tx& tx, const std::vector<v1::Record>& records) {
  if (records.empty()) return {};
  Columns columns;
  std::vector<bool> late;
  std::vector<std::string> states;
  std::vector<std::optional<absl::Time>> notice_ends;
  std::vector<int> payable, credited;
  for (const v1::Record& record : records) {
    const auto name = domain::RecordName::Parse(record.name()).value();
    columns.volunteers.push_back(name.id(0));
    columns.ids.push_back(name.id());
    late.push_back(record.late());
    payable.push_back(record.payable_minutes());
    credited.push_back(record.credited_minutes());
    states.push_back(v1::Record::State_Name(record.state()));
    notice_ends.push_back(record.has_notice_end_time()
                              ? std::optional(time::FromProto(record.notice_end_time()))
                              : std::nullopt);
  }
  return ReadAll(tx.Run(queries::kRecordConfirm, columns.volunteers, columns.ids,
                        records.front().confirmed_by(),
                        time::FromProto(records.front().update_time()), late, states, notice_ends,
                        payable, credited));
}

v1::Record SaveDeclined(db::Tx& tx, const v1::Record& record) {
  const auto name = domain::RecordName::Parse(record.name()).value();
  return ReadRecord(tx.Run(queries::kRecordDecline, name.id(0), name.id(), record.declined_by(),
                           record.decline_reason(), time::FromProto(record.decline_time()))[0]);
}

v1::Record SaveMinutes(db::Tx& tx, const v1::Record& record) {
  const auto name = domain::RecordName::Parse(record.name()).value();
  return ReadRecord(tx.Run(queries::kRecordMinutes, name.id(0), name.id(), record.payable_minutes(),
                           record.credited_minutes(), time::FromProto(record.update_time()))[0]);
}

std::vector<v1::Record> ListRecords(db::Tx& tx, std::string_view volunteer_id,
                                    const RecordPage& page) {
  return ReadAll(tx.Run(queries::kRecordList, volunteer_id, page.states, page.until,
                        page.after_start, page.after_id, page.limit));
}

std::vector<v1::Record> ListRecordsOfUnit(db::Tx& tx, const std::string& unit,
                                          const RecordPage& page) {
  return ReadAll(tx.Run(queries::kRecordListOfUnit, unit, page.states, page.until, page.after_start,
                        page.after_id, page.limit));
}

}  // namespace linli::hours::store
