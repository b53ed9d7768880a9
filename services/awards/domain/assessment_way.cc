#include "services/awards/domain/assessment_way.h"

#include "absl/strings/str_join.h"
#include "common/status/refusal.h"
#include "services/awards/domain/assessment_period.h"
#include "services/awards/domain/assessment_result.h"

namespace linli::awards::domain {
namespace {

absl::Status WrongState(const v1::Assessment& assessment) {
  return Refuse(Reason::ASSESSMENT_STATE,
                {{"state", v1::AssessmentState_Name(assessment.state())}});
}

}  // namespace

absl::Status MayPublish(const v1::Assessment& assessment, const std::string& incomplete_reason) {
  if (assessment.state() != v1::ASSESSMENT_DRAFT) return WrongState(assessment);
  const auto missing = MissingInputs(assessment);
  if (missing.empty() || !incomplete_reason.empty()) return absl::OkStatus();
  return Refuse(Reason::INDICATOR_INPUT_MISSING, {{"input", absl::StrJoin(missing, ", ")}});
}

absl::Status MayWithdraw(const v1::Assessment& assessment) {
  const bool open =
      assessment.state() == v1::ASSESSMENT_DRAFT || assessment.state() == v1::ASSESSMENT_PUBLISHED;
  return open ? absl::OkStatus() : WrongState(assessment);
}

absl::Status HasShortfalls(const v1::Assessment& assessment) {
  const bool has = IsYear(assessment.period()) && assessment.state() != v1::ASSESSMENT_WITHDRAWN;
  return has ? absl::OkStatus() : WrongState(assessment);
}

absl::Status MayReport(const v1::Assessment& assessment) {
  return assessment.state() == v1::ASSESSMENT_WITHDRAWN ? WrongState(assessment) : absl::OkStatus();
}

}  // namespace linli::awards::domain
