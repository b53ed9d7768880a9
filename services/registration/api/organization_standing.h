// What becomes of organisations after their approval.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/organization_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::organizations {

absl::StatusOr<v1::Organization> Suspend(Deps& deps, rpc::WriteCall& call,
                                         const v1::SuspendOrganizationRequest& request);
absl::StatusOr<v1::Organization> Reinstate(Deps& deps, rpc::WriteCall& call,
                                           const v1::ReinstateOrganizationRequest& request);
absl::StatusOr<v1::Organization> Dissolve(Deps& deps, rpc::WriteCall& call,
                                          const v1::DissolveOrganizationRequest& request);
absl::StatusOr<v1::ReportOrganizationActivityResponse> ReportActivity(
    Deps& deps, rpc::WriteCall& call, const v1::ReportOrganizationActivityRequest& request);
absl::StatusOr<v1::HostCoverage> ShowHostCoverage(Deps& deps, rpc::ReadCall& call,
                                                  const v1::ShowHostCoverageRequest& request);

}  // namespace linli::registration::organizations
