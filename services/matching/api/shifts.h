// Shifts of an activity.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::shifts {

absl::StatusOr<v1::Shift> Create(Deps& deps, rpc::WriteCall& call,
                                 const v1::CreateShiftRequest& request);
absl::StatusOr<v1::Shift> Get(Deps& deps, rpc::ReadCall& call, const v1::GetShiftRequest& request);
absl::StatusOr<v1::ListShiftsResponse> List(Deps& deps, rpc::ReadCall& call,
                                            const v1::ListShiftsRequest& request);

}  // namespace linli::matching::shifts
