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
  int pairs = 0;          // at the activity on the day of `now`
  std::string open_name;  // of an open attendance anywhere; empty: none
};
Today AttendancesToday(db::Tx& tx, std::string_view volunteer_id, std::string_view activity,
                       absl::Time now);

v1::Attendance OpenAttendance(db::Tx& tx, std::string_view volunteer_id, const Expected& expected,
                              absl::Time now, absl::Time check_out_until);

struct Open {
  v1::Attendance attendance;
  matching::v1::ShiftContext context;
};
// What she has open at the shift, locked.
std::optional<Open> FindOpen(db::Tx& tx, std::string_view volunteer_id, std::string_view shift);

// Closes it; `records` are ids, `conflicting_record` is a name or empty.
v1::Attendance CloseAttendance(db::Tx& tx, const domain::AttendanceName& name, absl::Time now,
                               const std::vector<std::string>& records,
                               std::string_view conflicting_record);

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
std::vector<v1::Attendance> ListAttendances(db::Tx& tx, std::string_view shift,
                                            const AttendanceCursor& after, int limit);

}  // namespace linli::hours::store
