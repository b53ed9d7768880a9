// CertificateService: what anybody may ask.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/certificate_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::verification {

absl::StatusOr<v1::Verification> Verify(Deps& deps, rpc::ReadCall& call,
                                        const v1::VerifyCertificateRequest& request);
absl::StatusOr<v1::VerificationKey> GetKey(Deps& deps, rpc::ReadCall& call,
                                           const v1::GetVerificationKeyRequest& request);

}  // namespace linli::awards::verification
