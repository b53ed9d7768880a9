// The table of contents of what surrounds certificates: one line per RPC.
#include <memory>

#include "common/rpc/bind.h"
#include "linli/awards/v1/certificate_template_service.grpc.pb.h"
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

}  // namespace

void AddCertificateServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<CertificateTemplateServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::awards
