// ConflictService: times that two platforms report (重复报送核查).
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/conflict_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::conflicts {

// What the caller is to a case.
struct Authority {
  bool over_all = false;    // manager or administrator over every unit that it concerns
  bool everywhere = false;  // and so may hear that something does not exist
};
absl::StatusOr<Authority> AskDecide(Deps& deps, const rpc::Call& call,
                                    const v1::DecideConflictRequest& request);
absl::StatusOr<v1::Conflict> Decide(Deps& deps, rpc::WriteCall& call,
                                    const v1::DecideConflictRequest& request,
                                    const Authority& authority);

absl::StatusOr<v1::Conflict> Get(Deps& deps, rpc::ReadCall& call,
                                 const v1::GetConflictRequest& request);
absl::StatusOr<v1::ListConflictsResponse> List(Deps& deps, rpc::ReadCall& call,
                                               const v1::ListConflictsRequest& request);

}  // namespace linli::hours::conflicts
