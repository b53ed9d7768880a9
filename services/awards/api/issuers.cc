#include "services/awards/api/issuers.h"

#include "common/ids/new_id.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/effective_time.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/issuer_store.h"

namespace linli::awards::issuers {

absl::StatusOr<rpc::NoFacts> Ask(Deps& deps, const rpc::Call& call,
                                 const v1::CreateCertificateIssuerRequest& request) {
  RETURN_IF_ERROR(deps.registration.GetRegion(call.Outbound(), request.region()).status());
  return rpc::NoFacts{};
}

absl::StatusOr<v1::CertificateIssuer> Create(Deps&, rpc::WriteCall& call,
                                             const v1::CreateCertificateIssuerRequest& request) {
  const absl::Time now = domain::Kept(call.now());
  v1::CertificateIssuer issuer;
  issuer.set_name(CertificateIssuerName(ids::NewId()).ToString());
  issuer.set_region(request.region());
  issuer.mutable_issuer()->set_title(request.title());
  issuer.mutable_issuer()->set_person_in_charge(request.person_in_charge());
  issuer.mutable_issuer()->set_handler(request.handler());
  issuer.mutable_issuer()->set_contact(request.contact());
  *issuer.mutable_create_time() = time::ToProto(now);
  *issuer.mutable_effective_time() =
      request.has_effective_time()
          ? time::ToProto(domain::Kept(time::FromProto(request.effective_time())))
          : issuer.create_time();
  RETURN_IF_ERROR(domain::CheckNotInThePast(issuer.effective_time(), now,
                                            Reason::CERTIFICATE_ISSUER_IN_THE_PAST));
  RETURN_IF_ERROR(store::InsertIssuer(call.tx(), issuer));
  return issuer;
}

}  // namespace linli::awards::issuers
