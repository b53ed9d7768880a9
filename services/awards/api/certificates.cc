#include "services/awards/api/certificates.h"

#include <array>

#include "common/paging/page.h"
#include "linli/awards/v1/events.pb.h"
#include "services/awards/domain/certificate_state.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/certificate_store.h"

namespace linli::awards::certificates {

void Announce(rpc::WriteCall& call, const v1::Certificate& certificate, std::string type) {
  v1::CertificateEvent event;
  event.set_certificate(certificate.name());
  event.set_state(certificate.state());
  event.set_total_minutes(certificate.document().total_minutes());
  *event.mutable_issue_time() = certificate.document().issue_time();
  event.set_revocation_reason(certificate.revocation().reason());
  event.set_superseded_by(certificate.superseded_by());
  call.Emit("certificate", certificate.name(), std::stoll(certificate.etag()), std::move(type),
            event);
}

absl::StatusOr<v1::Certificate> Get(Deps&, rpc::ReadCall& call,
                                    const v1::GetCertificateRequest& request) {
  ASSIGN_OR_RETURN(const CertificateName name, CertificateName::Parse(request.name()));
  return store::GetCertificate(call.tx(), name);
}

absl::StatusOr<v1::ListCertificatesResponse> List(Deps&, rpc::ReadCall& call,
                                                  const v1::ListCertificatesRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName volunteer, VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::optional<std::string> after;
  if (!page.first()) after = page.after[0];
  v1::ListCertificatesResponse response;
  for (v1::Certificate& certificate :
       store::ListCertificates(call.tx(), volunteer.id(), after, page.size)) {
    certificate.clear_signed_document();
    certificate.clear_code();
    certificate.mutable_document()->clear_lines();
    *response.add_certificates() = std::move(certificate);
  }
  if (response.certificates_size() == page.size) {
    ASSIGN_OR_RETURN(const CertificateName last,
                     CertificateName::Parse(response.certificates().rbegin()->name()));
    response.set_next_page_token(paging::NextPageToken(request, std::array{last.id()}));
  }
  return response;
}

absl::StatusOr<v1::Certificate> Revoke(Deps&, rpc::WriteCall& call,
                                       const v1::RevokeCertificateRequest& request) {
  ASSIGN_OR_RETURN(const CertificateName name, CertificateName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Certificate certificate, store::LockCertificate(call.tx(), name));
  if (!request.etag().empty() && request.etag() != certificate.etag()) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  RETURN_IF_ERROR(domain::Revoke(request.reason(), request.explanation(), domain::Kept(call.now()),
                                 certificate));
  RETURN_IF_ERROR(store::SaveState(call.tx(), certificate));
  Announce(call, certificate, "awards.certificate.revoked");
  return certificate;
}

}  // namespace linli::awards::certificates
