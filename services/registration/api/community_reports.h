#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/community_report_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::community_reports {

absl::StatusOr<v1::CommunityReport> Report(Deps& deps, rpc::WriteCall& call,
                                           const v1::ReportToCommunityRequest& request);
absl::StatusOr<v1::CommunityReport> End(Deps& deps, rpc::WriteCall& call,
                                        const v1::EndCommunityReportRequest& request);
absl::StatusOr<v1::ListCommunityReportsResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListCommunityReportsRequest& request);
absl::StatusOr<v1::CommunityReporting> Show(Deps& deps, rpc::ReadCall& call,
                                            const v1::ShowCommunityReportingRequest& request);

}  // namespace linli::registration::community_reports
