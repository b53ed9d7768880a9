// Pairings and their visits.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/pairing_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::pairings {

absl::StatusOr<v1::Pairing> Create(Deps& deps, rpc::WriteCall& call,
                                   const v1::CreatePairingRequest& request);
absl::StatusOr<v1::Pairing> Get(Deps& deps, rpc::ReadCall& call,
                                const v1::GetPairingRequest& request);
absl::StatusOr<v1::ListPairingsResponse> List(Deps& deps, rpc::ReadCall& call,
                                              const v1::ListPairingsRequest& request);
absl::StatusOr<v1::Pairing> Update(Deps& deps, rpc::WriteCall& call,
                                   const v1::UpdatePairingRequest& request);
absl::StatusOr<v1::Pairing> End(Deps& deps, rpc::WriteCall& call,
                                const v1::EndPairingRequest& request);
absl::StatusOr<v1::LogVisitResponse> LogVisit(Deps& deps, rpc::WriteCall& call,
                                              const v1::LogVisitRequest& request);
absl::StatusOr<v1::ListVisitsResponse> ListVisits(Deps& deps, rpc::ReadCall& call,
                                                  const v1::ListVisitsRequest& request);
absl::StatusOr<v1::ShowProjectFrequencyResponse> ShowFrequency(
    Deps& deps, rpc::ReadCall& call, const v1::ShowPairingFrequencyRequest& request);
absl::StatusOr<v1::ShowRotaResponse> ShowRota(Deps& deps, rpc::ReadCall& call,
                                              const v1::ShowRotaRequest& request);

}  // namespace linli::matching::pairings
