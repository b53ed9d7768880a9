#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/volunteer_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::volunteers {

// The part that the request alone decides.
void CheckRegister(const v1::RegisterVolunteerRequest& request, absl::Time now,
                   Violations& violations);
absl::StatusOr<v1::Volunteer> Register(Deps& deps, rpc::WriteCall& call,
                                       const v1::RegisterVolunteerRequest& request);
absl::StatusOr<v1::Volunteer> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetVolunteerRequest& request);
absl::StatusOr<v1::BatchGetVolunteersResponse> BatchGet(
    Deps& deps, rpc::ReadCall& call, const v1::BatchGetVolunteersRequest& request);
absl::StatusOr<v1::ListVolunteersResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListVolunteersRequest& request);

// The part that the request alone decides.
void CheckUpdate(const v1::UpdateVolunteerRequest& request, absl::Time now, Violations& violations);
using UpdateItem = rpc::Item<v1::UpdateVolunteerRequest, rpc::NoFacts, v1::Volunteer>;
// Updates that arrive together are one transaction: files are locked in the order of their numbers,
// and written in one statement. Who is refused, is refused alone.
void UpdateAll(Deps& deps, db::Tx& tx, std::vector<UpdateItem>& items);

}  // namespace linli::registration::volunteers
