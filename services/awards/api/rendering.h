// CertificateService: a certificate on paper.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/certificate_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::rendering {

absl::StatusOr<v1::RenderedCertificate> Render(Deps& deps, rpc::ReadCall& call,
                                               const v1::RenderCertificateRequest& request);

}  // namespace linli::awards::rendering
