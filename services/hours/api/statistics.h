// StatisticsService.
#pragma once

#include <string>

#include "common/rpc/call.h"
#include "linli/hours/v1/statistics_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::statistics {

// Where the parent lies, which decides the policy: "regions/{code}", or empty if nobody knows.
struct Place {
  std::string region;
};
absl::StatusOr<Place> AskFigures(Deps& deps, const rpc::Call& call,
                                 const v1::GetFiguresRequest& request);
absl::StatusOr<Place> AskShortfalls(Deps& deps, const rpc::Call& call,
                                    const v1::ListShortfallsRequest& request);

absl::StatusOr<v1::Figures> Get(Deps& deps, rpc::ReadCall& call,
                                const v1::GetFiguresRequest& request, const Place& place);

absl::StatusOr<v1::FigureShares> GetByPartnerSystem(
    Deps& deps, rpc::ReadCall& call, const v1::GetFiguresByPartnerSystemRequest& request);
absl::StatusOr<v1::FigureShares> GetByPoliticalStatus(
    Deps& deps, rpc::ReadCall& call, const v1::GetFiguresByPoliticalStatusRequest& request);

absl::StatusOr<v1::ListShortfallsResponse> ListShortfalls(Deps& deps, rpc::ReadCall& call,
                                                          const v1::ListShortfallsRequest& request,
                                                          const Place& place);

}  // namespace linli::hours::statistics
