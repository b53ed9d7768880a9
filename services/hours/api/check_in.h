// AttendanceService.CheckIn.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/attendance_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/presence.h"

namespace linli::hours::check_in {

struct Asked {
  presence::Enrollments enrollments;
  bool kiosk_serves;
};
absl::StatusOr<Asked> Ask(Deps& deps, const rpc::Call& call, const v1::CheckInRequest& request);

absl::StatusOr<v1::Attendance> CheckIn(Deps& deps, rpc::WriteCall& call,
                                       const v1::CheckInRequest& request, const Asked& asked);

}  // namespace linli::hours::check_in
