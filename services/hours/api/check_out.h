// AttendanceService.CheckOut.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/attendance_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::check_out {

// Closes the attendance and drafts the records of it, in one transaction.
absl::StatusOr<v1::Attendance> CheckOut(Deps& deps, rpc::WriteCall& call,
                                        const v1::CheckOutRequest& request);

}  // namespace linli::hours::check_out
