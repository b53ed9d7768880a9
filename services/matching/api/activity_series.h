// Activities that come again.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/activity_series_service.pb.h"
#include "services/matching/api/deps.h"
#include "services/matching/api/publication.h"

namespace linli::matching::activity_series {

absl::StatusOr<v1::ActivitySeries> Create(Deps& deps, rpc::WriteCall& call,
                                          const v1::CreateActivitySeriesRequest& request);
absl::StatusOr<v1::ActivitySeries> Get(Deps& deps, rpc::ReadCall& call,
                                       const v1::GetActivitySeriesRequest& request);
absl::StatusOr<v1::ListActivitySeriesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                    const v1::ListActivitySeriesRequest& request);
absl::StatusOr<v1::ShowOccurrencesResponse> ShowOccurrences(
    Deps& deps, rpc::ReadCall& call, const v1::ShowOccurrencesRequest& request);

absl::StatusOr<publication::Standing> Ask(Deps& deps, const rpc::Call& call,
                                          const v1::GenerateOccurrencesRequest& request);
absl::StatusOr<v1::GenerateOccurrencesResponse> Generate(
    Deps& deps, rpc::WriteCall& call, const v1::GenerateOccurrencesRequest& request,
    const publication::Standing& standing);
absl::StatusOr<v1::ActivitySeries> Skip(Deps& deps, rpc::WriteCall& call,
                                        const v1::SkipOccurrenceRequest& request);
absl::StatusOr<v1::ActivitySeries> End(Deps& deps, rpc::WriteCall& call,
                                       const v1::EndActivitySeriesRequest& request);

}  // namespace linli::matching::activity_series
