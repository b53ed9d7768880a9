// The table attendance.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/attendance.pb.h"
#include "linli/matching/v1/events.pb.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/roster_store.h"

namespace linli::hours::store {

// What counts against another check-in.
struct Today {
  int pairs = 0;          // at the activity on the day of `time`
  std::string open_name;  // of an open attendance anywhere; empty: none
  std::string open_shift;
  absl::Time open_time;  // of its check-in
};
Today AttendancesToday(db::Tx& tx, std::string_view volunteer_id, std::string_view activity,
                       absl::Time time);

// One who comes: when, by what evidence, and until when she may check out.
struct Arrival {
  absl::Time time;
  v1::Evidence evidence;
  absl::Time check_out_until;
  v1::Attendance::State state = v1::Attendance::OPEN;  // ABANDONED: she is elsewhere by now
};
v1::Attendance OpenAttendance(db::Tx& tx, std::string_view volunteer_id, const Expected& expected,
                              const Arrival& arrival, absl::Time now);

struct Open {
  v1::Attendance attendance;
  matching::v1::ShiftContext context;
};
// What she has open at the shift, locked.
std::optional<Open> FindOpen(db::Tx& tx, std::string_view volunteer_id, std::string_view shift);

// The last time that she came to the shift until `time`, whatever became of it, locked.
std::optional<Open> FindLastAt(db::Tx& tx, std::string_view volunteer_id, std::string_view shift,
                               absl::Time time);

// One who goes, and what came of it.
struct Departure {
  absl::Time time;
  v1::Evidence evidence;
  v1::EvidenceGrade grade;           // of the pair
  std::vector<std::string> records;  // ids
  std::string conflicting_record;    // a name, or empty
};
v1::Attendance CloseAttendance(db::Tx& tx, const domain::AttendanceName& name,
                               const Departure& departure, absl::Time now);

// Gives up open attendances whose check-out has closed: of one volunteer, or of everybody, up to
// 1,000 per call. Returns how many.
int AbandonOverdue(db::Tx& tx, std::optional<std::string> volunteer_id, absl::Time now);

std::optional<v1::Attendance> FindAttendance(db::Tx& tx, const domain::AttendanceName& name);

// Where a page of ListAttendances begins.
struct AttendanceCursor {
  absl::Time check_in_time = absl::InfinitePast();
  std::string volunteer_id;
  std::string attendance_id;
};
// Those of these grades; none named: all.
std::vector<v1::Attendance> ListAttendances(db::Tx& tx, std::string_view shift,
                                            const AttendanceCursor& after, int limit,
                                            const std::vector<std::string>& grades);

}  // namespace linli::hours::store
