#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/agreement_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::agreements {

absl::StatusOr<v1::Agreement> Publish(Deps& deps, rpc::WriteCall& call,
                                      const v1::PublishAgreementRequest& request);
absl::StatusOr<v1::Agreement> Revise(Deps& deps, rpc::WriteCall& call,
                                     const v1::ReviseAgreementRequest& request);
absl::StatusOr<v1::Agreement> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetAgreementRequest& request);
absl::StatusOr<v1::ListAgreementsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListAgreementsRequest& request);

}  // namespace linli::registration::agreements
