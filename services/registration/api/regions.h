#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/region_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::regions {

absl::StatusOr<v1::Region> Get(Deps& deps, rpc::ReadCall& call,
                               const v1::GetRegionRequest& request);
absl::StatusOr<v1::ListRegionsResponse> List(Deps& deps, rpc::ReadCall& call,
                                             const v1::ListRegionsRequest& request);
absl::StatusOr<v1::BatchCreateRegionsResponse> BatchCreate(
    Deps& deps, rpc::WriteCall& call, const v1::BatchCreateRegionsRequest& request);

}  // namespace linli::registration::regions
