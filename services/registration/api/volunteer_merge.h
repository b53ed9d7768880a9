#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/volunteer_merge_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::volunteer_merge {

absl::StatusOr<v1::SearchDuplicatesResponse> SearchDuplicates(
    Deps& deps, rpc::ReadCall& call, const v1::SearchDuplicatesRequest& request);
absl::StatusOr<v1::Merge> Propose(Deps& deps, rpc::WriteCall& call,
                                  const v1::ProposeMergeRequest& request);
absl::StatusOr<v1::Merge> Approve(Deps& deps, rpc::WriteCall& call,
                                  const v1::ApproveMergeRequest& request);
absl::StatusOr<v1::Merge> Reject(Deps& deps, rpc::WriteCall& call,
                                 const v1::RejectMergeRequest& request);
absl::StatusOr<v1::ListMergesResponse> List(Deps& deps, rpc::ReadCall& call,
                                            const v1::ListMergesRequest& request);

}  // namespace linli::registration::volunteer_merge
