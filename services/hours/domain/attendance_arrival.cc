#include "services/hours/domain/attendance_arrival.h"

#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::hours::domain {

absl::StatusOr<v1::Attendance::State> StateOnArrival(const Elsewhere& open, std::string_view shift,
                                                     absl::Time time, absl::Time check_out_until,
                                                     absl::Time now) {
  if (!open.name.empty() && (open.shift == shift || open.since <= time)) {
    return Refuse(Reason::ALREADY_CHECKED_IN, {{"attendance", open.name}});
  }
  const bool left = !open.name.empty() || check_out_until <= now;
  return left ? v1::Attendance::ABANDONED : v1::Attendance::OPEN;
}

absl::Status CheckNotThere(const v1::Attendance& last, absl::Time time) {
  if (last.state() == v1::Attendance::CLOSED && time::FromProto(last.check_out_time()) <= time) {
    return absl::OkStatus();
  }
  return Refuse(Reason::ALREADY_CHECKED_IN, {{"attendance", last.name()}});
}

}  // namespace linli::hours::domain
