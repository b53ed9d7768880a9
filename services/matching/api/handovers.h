// What whoever leaves a post tells whoever comes next.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/handover_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::handovers {

absl::StatusOr<v1::Handover> Write(Deps& deps, rpc::WriteCall& call,
                                   const v1::WriteHandoverRequest& request);
absl::StatusOr<v1::Handover> Take(Deps& deps, rpc::WriteCall& call,
                                  const v1::TakeHandoverRequest& request);
absl::StatusOr<v1::ListHandoversResponse> List(Deps& deps, rpc::ReadCall& call,
                                               const v1::ListHandoversRequest& request);

}  // namespace linli::matching::handovers
