#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/agreement_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::signatures {

absl::StatusOr<v1::Signature> Sign(Deps& deps, rpc::WriteCall& call,
                                   const v1::SignAgreementRequest& request);
absl::StatusOr<v1::Signature> CoSign(Deps& deps, rpc::WriteCall& call,
                                     const v1::CoSignAgreementRequest& request);
absl::StatusOr<v1::Signature> Withdraw(Deps& deps, rpc::WriteCall& call,
                                       const v1::WithdrawSignatureRequest& request);
absl::StatusOr<v1::Signature> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetSignatureRequest& request);
absl::StatusOr<v1::ListSignaturesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListSignaturesRequest& request);

}  // namespace linli::registration::signatures
