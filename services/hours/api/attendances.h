// AttendanceService.
#pragma once

#include <optional>

#include "common/rpc/call.h"
#include "linli/hours/v1/attendance_service.pb.h"
#include "linli/matching/v1/enrollment.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::attendances {

absl::StatusOr<v1::RotatingCode> ShowCode(Deps& deps, rpc::ReadCall& call,
                                          const v1::ShowCodeRequest& request);

absl::StatusOr<v1::Attendance> Get(Deps& deps, rpc::ReadCall& call,
                                   const v1::GetAttendanceRequest& request);

absl::StatusOr<v1::ListAttendancesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListAttendancesRequest& request);

}  // namespace linli::hours::attendances
