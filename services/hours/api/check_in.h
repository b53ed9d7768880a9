// AttendanceService.CheckIn.
#pragma once

#include <optional>

#include "common/rpc/call.h"
#include "linli/hours/v1/attendance_service.pb.h"
#include "linli/matching/v1/events.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::check_in {

// What matching says when the roster does not have the volunteer: the feed may be moments behind.
struct Asked {
  std::optional<matching::v1::EnrollmentEvent> enrollment;
};
absl::StatusOr<Asked> Ask(Deps& deps, const rpc::Call& call, const v1::CheckInRequest& request);

absl::StatusOr<v1::Attendance> CheckIn(Deps& deps, rpc::WriteCall& call,
                                       const v1::CheckInRequest& request, const Asked& asked);

}  // namespace linli::hours::check_in
