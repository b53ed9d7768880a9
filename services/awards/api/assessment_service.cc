// The table of contents of assessments: one line per RPC.
#include "services/awards/api/assessment_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/awards/v1/assessment_service.grpc.pb.h"
#include "services/awards/api/assessments.h"
#include "services/awards/api/indicator_schemes.h"

namespace linli::awards {
namespace {

class AssessmentServiceImpl final : public v1::AssessmentService::CallbackService {
 public:
  LINLI_SERVICE(AssessmentServiceImpl, v1::AssessmentService, AssessmentDeps)
  LINLI_WRITE_ASKING_CHECKED(CreateIndicatorScheme, indicator_schemes::Ask,
                             indicator_schemes::Check, indicator_schemes::Create)
  LINLI_READ(GetIndicatorScheme, indicator_schemes::Get)
  LINLI_READ(ListIndicatorSchemes, indicator_schemes::List)
  LINLI_READ(ListIndicatorInputs, indicator_schemes::ListInputs)
  LINLI_WRITE_ASKING_CHECKED(CreateAssessment, assessments::Gather, assessments::Check,
                             assessments::Create)
  LINLI_WRITE(PublishAssessment, assessments::Publish)
  LINLI_WRITE(WithdrawAssessment, assessments::Withdraw)
  LINLI_READ(GetAssessment, assessments::Get)
  LINLI_READ(ListAssessments, assessments::List)
  LINLI_READ(ListComparedResults, assessments::Compare)
  LINLI_READ(ListAssessmentShortfalls, assessments::ListShortfalls)
  LINLI_READ(RenderAnnualReport, assessments::RenderReport)
  LINLI_READ(ExportAssessment, assessments::Export)
};

}  // namespace

void AddAssessmentService(rpc::Host& host, AssessmentDeps& deps) {
  host.Add(std::make_unique<AssessmentServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::awards
