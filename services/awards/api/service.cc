// The table of contents of awards: one line per RPC.
#include "services/awards/api/service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "common/rpc/of_known.h"
#include "linli/awards/v1/certificate_service.grpc.pb.h"
#include "linli/awards/v1/star_service.grpc.pb.h"
#include "services/awards/api/certificates.h"
#include "services/awards/api/honour_service.h"
#include "services/awards/api/issuers.h"
#include "services/awards/api/issuing.h"
#include "services/awards/api/plan_service.h"
#include "services/awards/api/rendering.h"
#include "services/awards/api/star_rating_service.h"
#include "services/awards/api/star_schemes.h"
#include "services/awards/api/stars.h"
#include "services/awards/api/verification.h"

namespace linli::awards {
namespace {

class StarServiceImpl final : public v1::StarService::CallbackService {
 public:
  LINLI_SERVICE(StarServiceImpl, v1::StarService, Deps)
  LINLI_READ(GetStarScheme, star_schemes::Get)
  LINLI_READ(ListStarSchemes, star_schemes::List)
  LINLI_WRITE_ASKING(CreateStarScheme, star_schemes::Ask, star_schemes::Create)
  LINLI_READ_ASKING(GetStarStatus, stars::Ask, stars::GetStatus)
  LINLI_READ_ASKING(ListStarGrants, (rpc::AskKnown<v1::ListStarGrantsRequest, Deps>),
                    stars::ListGrants)
};

class CertificateServiceImpl final : public v1::CertificateService::CallbackService {
 public:
  LINLI_SERVICE(CertificateServiceImpl, v1::CertificateService, Deps)
  LINLI_WRITE_ASKING_CHECKED(IssueCertificate, issuing::Ask, issuing::Check, issuing::Issue)
  LINLI_READ(GetCertificate, certificates::Get)
  LINLI_READ_ASKING(ListCertificates, (rpc::AskKnown<v1::ListCertificatesRequest, Deps>),
                    certificates::List)
  LINLI_READ(RenderCertificate, rendering::Render)
  LINLI_READ(VerifyCertificate, verification::Verify)
  LINLI_WRITE(RevokeCertificate, certificates::Revoke)
  LINLI_READ(GetVerificationKey, verification::GetKey)
  LINLI_WRITE_ASKING(CreateCertificateIssuer, issuers::Ask, issuers::Create)
};

}  // namespace

void AddServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<StarServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<CertificateServiceImpl>(host.adapter(), deps));
  AddCertificateServices(host, deps);
  AddPlanServices(host, deps);
  AddStarRatingService(host, deps);
  AddHonourService(host, deps);
}

}  // namespace linli::awards
