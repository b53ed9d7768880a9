// Which shifts suit a volunteer, from our own tables alone.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/recommendation_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::recommendations {

absl::StatusOr<v1::RecommendShiftsResponse> Recommend(Deps& deps, rpc::ReadCall& call,
                                                      const v1::RecommendShiftsRequest& request);

}  // namespace linli::matching::recommendations
