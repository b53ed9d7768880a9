// StarService: the stars of one volunteer.
#pragma once

#include <memory>

#include "common/rpc/call.h"
#include "linli/awards/v1/star_service.pb.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::stars {

using VolunteerPtr = std::shared_ptr<const registration::v1::Volunteer>;

absl::StatusOr<VolunteerPtr> Ask(Deps& deps, rpc::Call& call,
                                 const v1::GetStarStatusRequest& request);
absl::StatusOr<v1::StarStatus> GetStatus(Deps& deps, rpc::ReadCall& call,
                                         const v1::GetStarStatusRequest& request,
                                         const VolunteerPtr& volunteer);
absl::StatusOr<v1::ListStarGrantsResponse> ListGrants(Deps& deps, rpc::ReadCall& call,
                                                      const v1::ListStarGrantsRequest& request);

}  // namespace linli::awards::stars
