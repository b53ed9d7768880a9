#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/partner_system_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::partner_systems {

absl::StatusOr<v1::ListPartnerSystemsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                    const v1::ListPartnerSystemsRequest& request);
absl::StatusOr<v1::SystemCoverage> ShowCoverage(Deps& deps, rpc::ReadCall& call,
                                                const v1::ShowSystemCoverageRequest& request);

}  // namespace linli::registration::partner_systems
