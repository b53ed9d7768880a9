// AwardService: awards, their revocation, and who is barred.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/award_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::award_grants {

absl::StatusOr<v1::Award> Get(Deps& deps, rpc::ReadCall& call, const v1::GetAwardRequest& request);
absl::StatusOr<v1::ListAwardsResponse> List(Deps& deps, rpc::ReadCall& call,
                                            const v1::ListAwardsRequest& request);
absl::StatusOr<v1::ListAwardsOfNomineeResponse> ListOfNominee(
    Deps& deps, rpc::ReadCall& call, const v1::ListAwardsOfNomineeRequest& request);
absl::StatusOr<v1::Award> Revoke(Deps& deps, rpc::WriteCall& call,
                                 const v1::RevokeAwardRequest& request);
absl::StatusOr<v1::AwardBar> Bar(Deps& deps, rpc::WriteCall& call,
                                 const v1::CreateAwardBarRequest& request);
absl::StatusOr<v1::AwardBar> LiftBar(Deps& deps, rpc::WriteCall& call,
                                     const v1::LiftAwardBarRequest& request);
absl::StatusOr<v1::ListAwardBarsResponse> ListBars(Deps& deps, rpc::ReadCall& call,
                                                   const v1::ListAwardBarsRequest& request);

}  // namespace linli::awards::award_grants
