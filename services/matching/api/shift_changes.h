// A shift that shrinks, moves or is called off under those who have its places.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::shift_changes {

absl::StatusOr<v1::Shift> Update(Deps& deps, rpc::WriteCall& call,
                                 const v1::UpdateShiftRequest& request);
absl::StatusOr<v1::Shift> Cancel(Deps& deps, rpc::WriteCall& call,
                                 const v1::CancelShiftRequest& request);

}  // namespace linli::matching::shift_changes
