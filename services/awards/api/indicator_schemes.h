// AssessmentService: what regions are measured by.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/assessment_service.pb.h"
#include "services/awards/api/assessment_deps.h"

namespace linli::awards::indicator_schemes {

// What is wrong with the indicators by themselves, told together with what the contract finds.
void Check(const v1::CreateIndicatorSchemeRequest& request, absl::Time now, Violations& violations);
// That there is such a region.
absl::StatusOr<rpc::NoFacts> Ask(AssessmentDeps& deps, const rpc::Call& call,
                                 const v1::CreateIndicatorSchemeRequest& request);
absl::StatusOr<v1::IndicatorScheme> Create(AssessmentDeps& deps, rpc::WriteCall& call,
                                           const v1::CreateIndicatorSchemeRequest& request);
absl::StatusOr<v1::IndicatorScheme> Get(AssessmentDeps& deps, rpc::ReadCall& call,
                                        const v1::GetIndicatorSchemeRequest& request);
absl::StatusOr<v1::ListIndicatorSchemesResponse> List(
    AssessmentDeps& deps, rpc::ReadCall& call, const v1::ListIndicatorSchemesRequest& request);
absl::StatusOr<v1::ListIndicatorInputsResponse> ListInputs(
    AssessmentDeps& deps, rpc::ReadCall& call, const v1::ListIndicatorInputsRequest& request);

}  // namespace linli::awards::indicator_schemes
