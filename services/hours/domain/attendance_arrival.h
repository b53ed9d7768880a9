// How an attendance begins when another one may be open (law 2: one place at a time).
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "linli/hours/v1/attendance.pb.h"

namespace linli::hours::domain {

// What she has open anywhere.
struct Elsewhere {
  std::string name;  // of the attendance; empty: nothing
  std::string shift;
  absl::Time since;
};

// She comes to `shift` at `time`, which may be told later, at `now`. ALREADY_CHECKED_IN if she is
// there already, or was elsewhere at that time. OPEN, or ABANDONED where she can only have left
// since: check-out has closed, or she has checked in elsewhere. A log may still bring her
// check-out.
absl::StatusOr<v1::Attendance::State> StateOnArrival(const Elsewhere& open, std::string_view shift,
                                                     absl::Time time, absl::Time check_out_until,
                                                     absl::Time now);

// ALREADY_CHECKED_IN if she was there at `time`, as far as her last attendance until then says: she
// had not checked out. A log may say twice that she came, or tell of what is known.
absl::Status CheckNotThere(const v1::Attendance& last, absl::Time time);

}  // namespace linli::hours::domain
