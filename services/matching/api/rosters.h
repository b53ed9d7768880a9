// Applications for events, and plans for them up to the moment of the commit.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/roster_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::rosters {

absl::StatusOr<v1::RosterApplication> Submit(Deps& deps, rpc::WriteCall& call,
                                             const v1::SubmitRosterApplicationRequest& request);
absl::StatusOr<v1::ImportRosterApplicationsResponse> Import(
    Deps& deps, rpc::WriteCall& call, const v1::ImportRosterApplicationsRequest& request);
absl::StatusOr<v1::WithdrawRosterApplicationResponse> Withdraw(
    Deps& deps, rpc::WriteCall& call, const v1::WithdrawRosterApplicationRequest& request);
absl::StatusOr<v1::ListRosterApplicationsResponse> ListApplications(
    Deps& deps, rpc::ReadCall& call, const v1::ListRosterApplicationsRequest& request);

absl::StatusOr<v1::RosterPlan> Create(Deps& deps, rpc::WriteCall& call,
                                      const v1::CreateRosterPlanRequest& request);
absl::StatusOr<v1::RosterPlan> Get(Deps& deps, rpc::ReadCall& call,
                                   const v1::GetRosterPlanRequest& request);
absl::StatusOr<v1::ListRosterPlansResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListRosterPlansRequest& request);
absl::StatusOr<v1::ListRosterAssignmentsResponse> ListAssignments(
    Deps& deps, rpc::ReadCall& call, const v1::ListRosterAssignmentsRequest& request);
absl::StatusOr<v1::RosterPlan> Cancel(Deps& deps, rpc::WriteCall& call,
                                      const v1::CancelRosterPlanRequest& request);

}  // namespace linli::matching::rosters
