// Which shifts suit a volunteer, from the index in memory.
#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/recommendation_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::recommendations {

// The answer while memory is fresh enough to be trusted; nothing otherwise.
std::optional<absl::StatusOr<v1::RecommendShiftsResponse>> RecommendAtOnce(
    Deps& deps, const rpc::Call& call, const v1::RecommendShiftsRequest& request);

// The same, and when memory is not fresh, what is shown is checked against the database.
absl::StatusOr<v1::RecommendShiftsResponse> Recommend(Deps& deps, rpc::ReadCall& call,
                                                      const v1::RecommendShiftsRequest& request);

}  // namespace linli::matching::recommendations
