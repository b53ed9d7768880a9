#include "services/hours/storage/attendance_store.h"

#include "common/ids/new_id.h"
#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"
#include "services/hours/storage/rows.h"

namespace linli::hours::store {
namespace {

std::optional<int> DistanceOf(const v1::Evidence& evidence) {
  if (evidence.method() != v1::BY_POSITION) return std::nullopt;
  return evidence.distance_meters();
}

std::optional<Open> OpenIn(const pqxx::result& rows) {
  if (rows.empty()) return std::nullopt;
  return Open{ReadAttendance(rows[0]), ReadContext(rows[0]["context"])};
}

}  // namespace

Today AttendancesToday(db::Tx& tx, std::string_view volunteer_id, std::string_view activity,
                       absl::Time time) {
  const pqxx::result rows = tx.Run(queries::kAttendanceToday, volunteer_id, activity, time);
  Today today;
  today.pairs = rows[0]["pairs"].as<int>();
  if (!rows[0]["open_id"].is_null()) {
    today.open_name =
        domain::AttendanceName(volunteer_id, rows[0]["open_id"].as<std::string>()).ToString();
    today.open_shift = rows[0]["open_shift"].as<std::string>();
    today.open_time = db::ToTime(rows[0]["open_time"]);
  }
  return today;
}

v1::Attendance OpenAttendance(db::Tx& tx, std::string_view volunteer_id, const Expected& expected,
                              const Arrival& arrival, absl::Time now) {
  const matching::v1::ShiftContext& shift = expected.context;
  const v1::Evidence& evidence = arrival.evidence;
  return ReadAttendance(tx.Run(
      queries::kAttendanceInsert, volunteer_id, ids::NewId(), expected.enrollment, shift.shift(),
      shift.activity(), time::FromProto(shift.start_time()), time::FromProto(shift.end_time()),
      v1::Attendance::State_Name(arrival.state), arrival.time, arrival.check_out_until,
      v1::EvidenceGrade_Name(evidence.grade()), v1::EvidenceMethod_Name(evidence.method()),
      evidence.witness(), DistanceOf(evidence), now)[0]);
}

std::optional<Open> FindOpen(db::Tx& tx, std::string_view volunteer_id, std::string_view shift) {
  return OpenIn(tx.Run(queries::kAttendanceOpenAt, volunteer_id, shift));
}

std::optional<Open> FindLastAt(db::Tx& tx, std::string_view volunteer_id, std::string_view shift,
                               absl::Time time) {
  return OpenIn(tx.Run(queries::kAttendanceLastAt, volunteer_id, shift, time));
}

v1::Attendance CloseAttendance(db::Tx& tx, const domain::AttendanceName& name,
                               const Departure& departure, absl::Time now) {
  const v1::Evidence& evidence = departure.evidence;
  return ReadAttendance(tx.Run(queries::kAttendanceClose, name.id(0), name.id(), departure.time,
                               departure.records, departure.conflicting_record,
                               v1::EvidenceGrade_Name(departure.grade),
                               v1::EvidenceMethod_Name(evidence.method()), evidence.witness(),
                               DistanceOf(evidence), now)[0]);
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
                                            const AttendanceCursor& after, int limit,
                                            const std::vector<std::string>& grades) {
  std::vector<v1::Attendance> attendances;
  for (const pqxx::row& row : tx.Run(queries::kAttendanceList, shift, after.check_in_time,
                                     after.volunteer_id, after.attendance_id, limit, grades)) {
    attendances.push_back(ReadAttendance(row));
  }
  return attendances;
}

}  // namespace linli::hours::store
