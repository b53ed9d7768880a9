// Writing and finding activities.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::activities {

// Whether registration lets the organisation recruit.
struct Recruiter {
  bool may_recruit = false;
};

absl::StatusOr<Recruiter> Ask(Deps& deps, const rpc::Call& call,
                              const v1::CreateActivityRequest& request);
absl::StatusOr<v1::CreateActivityResponse> Create(Deps& deps, rpc::WriteCall& call,
                                                  const v1::CreateActivityRequest& request,
                                                  const Recruiter& recruiter);
absl::StatusOr<v1::Activity> Get(Deps& deps, rpc::ReadCall& call,
                                 const v1::GetActivityRequest& request);
absl::StatusOr<v1::ListActivitiesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListActivitiesRequest& request);
absl::StatusOr<v1::Activity> Update(Deps& deps, rpc::WriteCall& call,
                                    const v1::UpdateActivityRequest& request);

}  // namespace linli::matching::activities
