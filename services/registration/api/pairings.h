#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/station_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::pairings {

absl::StatusOr<v1::Pairing> Pair(Deps& deps, rpc::WriteCall& call,
                                 const v1::PairUnitRequest& request);
absl::StatusOr<v1::Pairing> End(Deps& deps, rpc::WriteCall& call,
                                const v1::EndPairingRequest& request);
absl::StatusOr<v1::ListPairingsResponse> List(Deps& deps, rpc::ReadCall& call,
                                              const v1::ListPairingsRequest& request);

}  // namespace linli::registration::pairings
