#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/volunteer_life_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::volunteer_life {

absl::StatusOr<v1::Volunteer> Suspend(Deps& deps, rpc::WriteCall& call,
                                      const v1::SuspendVolunteerRequest& request);
absl::StatusOr<v1::Volunteer> Reinstate(Deps& deps, rpc::WriteCall& call,
                                        const v1::ReinstateVolunteerRequest& request);
absl::StatusOr<v1::Volunteer> Withdraw(Deps& deps, rpc::WriteCall& call,
                                       const v1::WithdrawVolunteerRequest& request);
absl::StatusOr<v1::Volunteer> RecordDeath(Deps& deps, rpc::WriteCall& call,
                                          const v1::RecordDeathRequest& request);
absl::StatusOr<v1::Volunteer> Erase(Deps& deps, rpc::WriteCall& call,
                                    const v1::EraseVolunteerRequest& request);
absl::StatusOr<v1::ListVolunteerChangesResponse> ListChanges(
    Deps& deps, rpc::ReadCall& call, const v1::ListVolunteerChangesRequest& request);
absl::StatusOr<v1::ShowContactResponse> ShowContact(Deps& deps, rpc::ReadCall& call,
                                                    const v1::ShowContactRequest& request);
absl::StatusOr<v1::ListDisclosuresResponse> ListDisclosures(
    Deps& deps, rpc::ReadCall& call, const v1::ListDisclosuresRequest& request);

}  // namespace linli::registration::volunteer_life
