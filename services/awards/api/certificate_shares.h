// CertificateShareService.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/certificate_share_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::certificate_shares {

absl::StatusOr<v1::CertificateShare> Create(Deps& deps, rpc::WriteCall& call,
                                            const v1::CreateCertificateShareRequest& request);
absl::StatusOr<v1::ListCertificateSharesResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListCertificateSharesRequest& request);
absl::StatusOr<v1::CertificateShare> Withdraw(Deps& deps, rpc::WriteCall& call,
                                              const v1::WithdrawCertificateShareRequest& request);
absl::StatusOr<v1::ListCertificateShareUsesResponse> ListUses(
    Deps& deps, rpc::ReadCall& call, const v1::ListCertificateShareUsesRequest& request);
absl::StatusOr<v1::SharedCertificate> Use(Deps& deps, rpc::WriteCall& call,
                                          const v1::UseCertificateShareRequest& request);

}  // namespace linli::awards::certificate_shares
