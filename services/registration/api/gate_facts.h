#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/qualification_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::gate_facts {

absl::StatusOr<v1::GateFacts> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetGateFactsRequest& request);

}  // namespace linli::registration::gate_facts
