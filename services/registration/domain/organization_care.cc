#include "services/registration/domain/organization_care.h"

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::registration::domain {

namespace {

absl::Status CheckCommittee(v1::OrganizationForm form, v1::OrganizationState state) {
  const bool is_one = form == v1::COMMITTEE && state == v1::ORGANIZATION_APPROVED;
  return is_one ? absl::OkStatus() : Refuse(Reason::NO_COMMITTEE);
}

}  // namespace

absl::Status CheckSeat(v1::OrganizationForm committee, v1::OrganizationState committee_state,
                       v1::OrganizationForm unit, v1::OrganizationState unit_state) {
  RETURN_IF_ERROR(CheckCommittee(committee, committee_state));
  const bool fits = unit == v1::UNIT || unit == v1::AGENCY;
  return fits && unit_state == v1::ORGANIZATION_APPROVED ? absl::OkStatus()
                                                         : Refuse(Reason::ORGANIZATION_HOST);
}

absl::Status CheckMeeting(v1::OrganizationForm committee, v1::OrganizationState committee_state,
                          const v1::CommitteeMeeting& meeting, absl::CivilDay today) {
  RETURN_IF_ERROR(CheckCommittee(committee, committee_state));
  Violations violations;
  absl::CivilDay day;
  if (!absl::ParseCivilTime(meeting.meeting_date(), &day) || day > today) {
    violations.Add("meeting.meeting_date", Reason::FIELD_PATTERN);
  }
  return violations.ToStatus();
}

absl::Status CheckStep(const v1::OnboardingStep& step, v1::OrganizationState state, bool guided) {
  if ((step.kind() == v1::RATED) != (step.grade() > 0)) {
    Violations violations;
    violations.Add("step.grade", Reason::ONBOARDING_GRADE);
    return violations.ToStatus();
  }
  const bool approved = state == v1::ORGANIZATION_APPROVED;
  const bool in_order = step.kind() == v1::GUIDED ? approved || state == v1::ORGANIZATION_PENDING ||
                                                        state == v1::ORGANIZATION_REJECTED
                                                  : approved && guided;
  return in_order ? absl::OkStatus() : Refuse(Reason::ONBOARDING_ORDER);
}

absl::Status CheckLogoDecision(const v1::LogoPermission& permission,
                               const v1::DecideLogoPermissionRequest& decision,
                               std::string_view decider, absl::Time now) {
  if (permission.applicant() == decider) return Refuse(Reason::OWN_APPROVAL);
  const bool waits = permission.state() == v1::LOGO_REQUESTED;
  const bool taken_back = permission.state() == v1::LOGO_GRANTED && !decision.granted();
  if (!waits && !taken_back) {
    return Refuse(Reason::LOGO_STATE,
                  {{"state", v1::LogoPermissionState_Name(permission.state())}});
  }
  Violations violations;
  if (!decision.granted() && decision.reason().empty()) {
    violations.Add("reason", Reason::FIELD_REQUIRED);
  }
  if (decision.has_end_time() &&
      (!decision.granted() || time::FromProto(decision.end_time()) <= now)) {
    violations.Add("end_time", Reason::LOGO_END);
  }
  return violations.ToStatus();
}

}  // namespace linli::registration::domain
