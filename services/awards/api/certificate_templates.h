// CertificateTemplateService.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/certificate_template_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::certificate_templates {

absl::StatusOr<v1::CertificateTemplate> Get(Deps& deps, rpc::ReadCall& call,
                                            const v1::GetCertificateTemplateRequest& request);
absl::StatusOr<v1::ListCertificateTemplatesResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListCertificateTemplatesRequest& request);
absl::StatusOr<v1::CertificateTemplate> Create(Deps& deps, rpc::WriteCall& call,
                                               const v1::CreateCertificateTemplateRequest& request);

}  // namespace linli::awards::certificate_templates
