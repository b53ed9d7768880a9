// StarRatingService: explained, foretold, applied for.
#pragma once

#include <string>

#include "common/rpc/call.h"
#include "linli/awards/v1/star_rating_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::star_ratings {

// "regions/{code}" whose scheme holds for the volunteer.
absl::StatusOr<std::string> AskRegion(Deps& deps, rpc::Call& call,
                                      const v1::ExplainStarsRequest& request);
absl::StatusOr<v1::StarExplanation> Explain(Deps& deps, rpc::ReadCall& call,
                                            const v1::ExplainStarsRequest& request,
                                            const std::string& region);
absl::StatusOr<v1::PreviewStarSchemeResponse> Preview(Deps& deps, rpc::ReadCall& call,
                                                      const v1::PreviewStarSchemeRequest& request);

// star_applications.cc. "regions/{code}" in which the applicant lies.
absl::StatusOr<std::string> AskApplicant(Deps& deps, rpc::Call& call,
                                         const v1::ApplyForStarRequest& request);
absl::StatusOr<v1::StarApplication> Apply(Deps& deps, rpc::WriteCall& call,
                                          const v1::ApplyForStarRequest& request,
                                          const std::string& region);
absl::StatusOr<v1::StarApplication> Propose(Deps& deps, rpc::WriteCall& call,
                                            const v1::ProposeStarRequest& request);
absl::StatusOr<v1::StarApplication> Decide(Deps& deps, rpc::WriteCall& call,
                                           const v1::DecideStarRequest& request);
absl::StatusOr<v1::StarApplication> Get(Deps& deps, rpc::ReadCall& call,
                                        const v1::GetStarApplicationRequest& request);
absl::StatusOr<v1::ListStarApplicationsResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListStarApplicationsRequest& request);

}  // namespace linli::awards::star_ratings
