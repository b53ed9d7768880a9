#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/insurance_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::insurance_products {

absl::StatusOr<v1::InsuranceProduct> Create(Deps& deps, rpc::WriteCall& call,
                                            const v1::CreateInsuranceProductRequest& request);
absl::StatusOr<v1::InsuranceProduct> Get(Deps& deps, rpc::ReadCall& call,
                                         const v1::GetInsuranceProductRequest& request);
absl::StatusOr<v1::ListInsuranceProductsResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListInsuranceProductsRequest& request);

}  // namespace linli::registration::insurance_products
