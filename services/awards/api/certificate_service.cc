// The table of contents of what surrounds certificates: one line per RPC.
#include <memory>

#include "common/rpc/bind.h"
#include "linli/awards/v1/certificate_share_service.grpc.pb.h"
#include "linli/awards/v1/certificate_template_service.grpc.pb.h"
#include "services/awards/api/certificate_shares.h"
#include "services/awards/api/certificate_templates.h"
#include "services/awards/api/service.h"

namespace linli::awards {
namespace {

class CertificateTemplateServiceImpl final
    : public v1::CertificateTemplateService::CallbackService {
 public:
  LINLI_SERVICE(CertificateTemplateServiceImpl, v1::CertificateTemplateService, Deps)
  LINLI_READ(GetCertificateTemplate, certificate_templates::Get)
  LINLI_READ(ListCertificateTemplates, certificate_templates::List)
  LINLI_WRITE(CreateCertificateTemplate, certificate_templates::Create)
};

class CertificateShareServiceImpl final : public v1::CertificateShareService::CallbackService {
 public:
  LINLI_SERVICE(CertificateShareServiceImpl, v1::CertificateShareService, Deps)
  LINLI_WRITE(CreateCertificateShare, certificate_shares::Create)
  LINLI_READ(ListCertificateShares, certificate_shares::List)
  LINLI_WRITE(WithdrawCertificateShare, certificate_shares::Withdraw)
  LINLI_READ(ListCertificateShareUses, certificate_shares::ListUses)
  LINLI_WRITE(UseCertificateShare, certificate_shares::Use)
};

}  // namespace

void AddCertificateServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<CertificateTemplateServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<CertificateShareServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::awards
