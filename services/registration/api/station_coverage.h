#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/station_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::station_coverage {

absl::StatusOr<v1::StationCoverage> Get(Deps& deps, rpc::ReadCall& call,
                                        const v1::GetStationCoverageRequest& request);
absl::StatusOr<v1::ListStreetCoveragesResponse> ListStreets(
    Deps& deps, rpc::ReadCall& call, const v1::ListStreetCoveragesRequest& request);

}  // namespace linli::registration::station_coverage
