#include "services/hours/storage/attendance_store.h"

#include "common/ids/new_id.h"
#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"
#include "services/hours/storage/rows.h"

namespace linli::hours::store {

Today AttendancesToday(db::Tx& tx, std::string_view volunteer_id, std::string_view activity,
                       absl::Time now) {
  const pqxx::result rows = tx.Run(queries::kAttendanceToday, volunteer_id, activity, now);
  Today today;
  today.pairs = rows[0]["pairs"].as<int>();
  if (!rows[0]["open_id"].is_null()) {
    today.open_name =
        domain::AttendanceName(volunteer_id, rows[0]["open_id"].as<std::string>()).ToString();
  }
  return today;
}

v1::Attendance OpenAttendance(db::Tx& tx, std::string_view volunteer_id, const Expected& expected,
                              absl::Time now, absl::Time check_out_until) {
  const matching::v1::ShiftContext& shift = expected.context;
  return ReadAttendance(tx.Run(
      queries::kAttendanceInsert, volunteer_id, ids::NewId(), expected.enrollment, shift.shift(),
      shift.activity(), time::FromProto(shift.start_time()), time::FromProto(shift.end_time()), now,
      check_out_until, v1::EvidenceGrade_Name(v1::ROTATING_CODE))[0]);
}

std::optional<Open> FindOpen(db::Tx& tx, std::string_view volunteer_id, std::string_view shift) {
  const pqxx::result rows = tx.Run(queries::kAttendanceOpenAt, volunteer_id, shift);
  if (rows.empty()) return std::nullopt;
  return Open{ReadAttendance(rows[0]), ReadContext(rows[0]["context"])};
}

v1::Attendance CloseAttendance(db::Tx& tx, const domain::AttendanceName& name, absl::Time now,
                               const std::vector<std::string>& records,
                               std::string_view conflicting_record) {
  return ReadAttendance(tx.Run(queries::kAttendanceClose, name.id(0), name.id(), now, records,
                               conflicting_record)[0]);
}

int AbandonOverdue(db::Tx& tx, std::optional<std::string> volunteer_id, absl::Time now) {
  return static_cast<int>(tx.Run(queries::kAttendanceAbandon, now, volunteer_id).affected_rows());
}

std::optional<v1::Attendance> FindAttendance(db::Tx& tx, const domain::AttendanceName& name) {
  const pqxx::result rows = tx.Run(queries::kAttendanceGet, name.id(0), name.id());
  if (rows.empty()) return std::nullopt;
  return ReadAttendance(rows[0]);
}

std::vector<v1::Attendance> ListAttendances(db::Tx& tx, std::string_view shift,
                                            const AttendanceCursor& after, int limit) {
  std::vector<v1::Attendance> attendances;
  for (const pqxx::row& row : tx.Run(queries::kAttendanceList, shift, after.check_in_time,
                                     after.volunteer_id, after.attendance_id, limit)) {
    attendances.push_back(ReadAttendance(row));
  }
  return attendances;
}

}  // namespace linli::hours::store
