// CertificateService: who issues where.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/certificate_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::issuers {

absl::StatusOr<v1::CertificateIssuer> Create(Deps& deps, rpc::WriteCall& call,
                                             const v1::CreateCertificateIssuerRequest& request);

}  // namespace linli::awards::issuers
