#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/insurance_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::insurance_contracts {

absl::StatusOr<v1::InsuranceContract> Record(Deps& deps, rpc::WriteCall& call,
                                             const v1::RecordInsuranceContractRequest& request);
absl::StatusOr<v1::InsuranceContract> Cancel(Deps& deps, rpc::WriteCall& call,
                                             const v1::CancelInsuranceContractRequest& request);
absl::StatusOr<v1::InsuranceContract> Get(Deps& deps, rpc::ReadCall& call,
                                          const v1::GetInsuranceContractRequest& request);
absl::StatusOr<v1::ListInsuranceContractsResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListInsuranceContractsRequest& request);

}  // namespace linli::registration::insurance_contracts
