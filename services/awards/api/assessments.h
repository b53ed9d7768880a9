// AssessmentService: a region's indicators as of a day, and what becomes of them.
#pragma once

#include <string>
#include <vector>

#include "common/rpc/call.h"
#include "linli/awards/v1/assessment_service.pb.h"
#include "services/awards/api/assessment_deps.h"
#include "services/awards/domain/assessment_result.h"

namespace linli::awards::assessments {

// What the services to the left said, each input with its own moment, or with the reason why it is
// missing.
struct Gathered {
  std::string region_title;
  domain::InputsByName inputs;
  // Party volunteers whose year is still to be looked at, and what is asked of them; none: missing.
  std::vector<std::string> party;
  int32_t minimum_minutes = 0;
};

void Check(const v1::CreateAssessmentRequest& request, absl::Time now, Violations& violations);
// Asks them all, whatever the scheme needs: what is had is kept. assessment_gathering.cc.
absl::StatusOr<Gathered> Gather(AssessmentDeps& deps, const rpc::Call& call,
                                const v1::CreateAssessmentRequest& request);
absl::StatusOr<v1::Assessment> Create(AssessmentDeps& deps, rpc::WriteCall& call,
                                      const v1::CreateAssessmentRequest& request,
                                      const Gathered& gathered);
absl::StatusOr<v1::Assessment> Publish(AssessmentDeps& deps, rpc::WriteCall& call,
                                       const v1::PublishAssessmentRequest& request);
absl::StatusOr<v1::Assessment> Withdraw(AssessmentDeps& deps, rpc::WriteCall& call,
                                        const v1::WithdrawAssessmentRequest& request);
// Who reads them; assessment_reading.cc.
absl::StatusOr<v1::Assessment> Get(AssessmentDeps& deps, rpc::ReadCall& call,
                                   const v1::GetAssessmentRequest& request);
absl::StatusOr<v1::ListAssessmentsResponse> List(AssessmentDeps& deps, rpc::ReadCall& call,
                                                 const v1::ListAssessmentsRequest& request);
absl::StatusOr<v1::ListComparedResultsResponse> Compare(
    AssessmentDeps& deps, rpc::ReadCall& call, const v1::ListComparedResultsRequest& request);
absl::StatusOr<v1::ListAssessmentShortfallsResponse> ListShortfalls(
    AssessmentDeps& deps, rpc::ReadCall& call, const v1::ListAssessmentShortfallsRequest& request);
absl::StatusOr<v1::RenderedReport> RenderReport(AssessmentDeps& deps, rpc::ReadCall& call,
                                                const v1::RenderAnnualReportRequest& request);
absl::StatusOr<v1::AssessmentFile> Export(AssessmentDeps& deps, rpc::ReadCall& call,
                                          const v1::ExportAssessmentRequest& request);

}  // namespace linli::awards::assessments
