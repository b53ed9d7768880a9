// CertificateService: show and revoke. Issuing has its own file, issuing.h.
#pragma once

#include <string>

#include "common/rpc/call.h"
#include "linli/awards/v1/certificate_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::certificates {

// Puts what became of a certificate into the feed: "awards.certificate.issued", "….superseded",
// "….revoked".
void Announce(rpc::WriteCall& call, const v1::Certificate& certificate, std::string type);

absl::StatusOr<v1::Certificate> Get(Deps& deps, rpc::ReadCall& call,
                                    const v1::GetCertificateRequest& request);
absl::StatusOr<v1::ListCertificatesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                  const v1::ListCertificatesRequest& request);
absl::StatusOr<v1::Certificate> Revoke(Deps& deps, rpc::WriteCall& call,
                                       const v1::RevokeCertificateRequest& request);

}  // namespace linli::awards::certificates
