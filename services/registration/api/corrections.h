#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/correction_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::corrections {

absl::StatusOr<v1::Correction> Request(Deps& deps, rpc::WriteCall& call,
                                       const v1::RequestCorrectionRequest& request);
absl::StatusOr<v1::Correction> Accept(Deps& deps, rpc::WriteCall& call,
                                      const v1::AcceptCorrectionRequest& request);
absl::StatusOr<v1::Correction> Decline(Deps& deps, rpc::WriteCall& call,
                                       const v1::DeclineCorrectionRequest& request);
absl::StatusOr<v1::ListCorrectionsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListCorrectionsRequest& request);

}  // namespace linli::registration::corrections
