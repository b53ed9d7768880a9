#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/coverage_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::coverage {

absl::StatusOr<v1::Coverage> Get(Deps& deps, rpc::ReadCall& call,
                                 const v1::GetCoverageRequest& request);
absl::StatusOr<v1::Denominator> CreateDenominator(Deps& deps, rpc::WriteCall& call,
                                                  const v1::CreateDenominatorRequest& request);
absl::StatusOr<v1::ListDenominatorsResponse> ListDenominators(
    Deps& deps, rpc::ReadCall& call, const v1::ListDenominatorsRequest& request);

}  // namespace linli::registration::coverage
