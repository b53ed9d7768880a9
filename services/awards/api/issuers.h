// CertificateService: who issues where.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/certificate_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::issuers {

// RESOURCE_NOT_FOUND for a region that is none.
absl::StatusOr<rpc::NoFacts> Ask(Deps& deps, const rpc::Call& call,
                                 const v1::CreateCertificateIssuerRequest& request);
absl::StatusOr<v1::CertificateIssuer> Create(Deps& deps, rpc::WriteCall& call,
                                             const v1::CreateCertificateIssuerRequest& request);

}  // namespace linli::awards::issuers
