// AttendanceService.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/attendance_service.pb.h"
#include "linli/matching/v1/events.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::attendances {

// What matching says of the shift: from the roster, or asked while nobody is expected there yet.
absl::StatusOr<matching::v1::ShiftContext> AskShift(Deps& deps, const rpc::Call& call,
                                                    const v1::ShowCodeRequest& request);
absl::StatusOr<v1::RotatingCode> ShowCode(Deps& deps, rpc::ReadCall& call,
                                          const v1::ShowCodeRequest& request,
                                          const matching::v1::ShiftContext& context);

absl::StatusOr<v1::Attendance> Get(Deps& deps, rpc::ReadCall& call,
                                   const v1::GetAttendanceRequest& request);

absl::StatusOr<v1::ListAttendancesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListAttendancesRequest& request);

}  // namespace linli::hours::attendances
