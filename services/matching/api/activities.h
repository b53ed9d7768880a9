// Writing and finding activities.
#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "services/matching/api/deps.h"
#include "services/matching/domain/activity_region.h"

namespace linli::matching::activities {

// The part that the request alone decides.
void CheckCreate(const v1::CreateActivityRequest& request, absl::Time now, Violations& violations);

// What registration says of the organisation and of the region that it names.
struct Recruiter {
  bool may_recruit = false;
  domain::RegionFacts region;
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
// Asked if the region is to change.
using NewRegion = std::optional<domain::RegionFacts>;
absl::StatusOr<NewRegion> AskUpdate(Deps& deps, const rpc::Call& call,
                                    const v1::UpdateActivityRequest& request);
absl::StatusOr<v1::Activity> Update(Deps& deps, rpc::WriteCall& call,
                                    const v1::UpdateActivityRequest& request,
                                    const NewRegion& region);

}  // namespace linli::matching::activities
