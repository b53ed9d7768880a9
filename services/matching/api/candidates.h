// Which volunteers suit a shift, and why or why not.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/recommendation_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::candidates {

absl::StatusOr<v1::FindCandidatesResponse> Find(Deps& deps, rpc::ReadCall& call,
                                                const v1::FindCandidatesRequest& request);
absl::StatusOr<v1::ExplainMatchResponse> Explain(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ExplainMatchRequest& request);

}  // namespace linli::matching::candidates
