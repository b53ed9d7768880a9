#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/insurance_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::insured {

absl::StatusOr<v1::AddInsuredResponse> Add(Deps& deps, rpc::WriteCall& call,
                                           const v1::AddInsuredRequest& request);
absl::StatusOr<v1::EndInsuredResponse> End(Deps& deps, rpc::WriteCall& call,
                                           const v1::EndInsuredRequest& request);
absl::StatusOr<v1::ListInsuredEntriesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                    const v1::ListInsuredEntriesRequest& request);
absl::StatusOr<v1::VerifyInsuredResponse> Verify(Deps& deps, rpc::ReadCall& call,
                                                 const v1::VerifyInsuredRequest& request);

}  // namespace linli::registration::insured
