// AttendanceService.CheckOut.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/attendance_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::check_out {

struct Asked {
  bool kiosk_serves;
};
absl::StatusOr<Asked> Ask(Deps& deps, const rpc::Call& call, const v1::CheckOutRequest& request);

absl::StatusOr<v1::Attendance> CheckOut(Deps& deps, rpc::WriteCall& call,
                                        const v1::CheckOutRequest& request, const Asked& asked);

}  // namespace linli::hours::check_out
