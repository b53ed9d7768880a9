// Finding and asking people in a hurry.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/mobilization_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::mobilizations {

absl::StatusOr<v1::Mobilization> Open(Deps& deps, rpc::WriteCall& call,
                                      const v1::OpenMobilizationRequest& request);
absl::StatusOr<v1::Mobilization> Get(Deps& deps, rpc::ReadCall& call,
                                     const v1::GetMobilizationRequest& request);
absl::StatusOr<v1::ListMobilizationsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                   const v1::ListMobilizationsRequest& request);
absl::StatusOr<v1::Mobilization> Close(Deps& deps, rpc::WriteCall& call,
                                       const v1::CloseMobilizationRequest& request);

}  // namespace linli::matching::mobilizations
