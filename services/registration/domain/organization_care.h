// What offices may do with an organisation, and in which order.
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/organization_care.pb.h"
#include "linli/registration/v1/organization_care_service.pb.h"

namespace linli::registration::domain {

// NO_COMMITTEE, ORGANIZATION_HOST.
absl::Status CheckSeat(v1::OrganizationForm committee, v1::OrganizationState committee_state,
                       v1::OrganizationForm unit, v1::OrganizationState unit_state);

// NO_COMMITTEE; FIELD_PATTERN for a date that is no day or lies after today.
absl::Status CheckMeeting(v1::OrganizationForm committee, v1::OrganizationState committee_state,
                          const v1::CommitteeMeeting& meeting, absl::CivilDay today);

// ONBOARDING_GRADE, ONBOARDING_ORDER: apply, guide, support, rate (S0-29).
absl::Status CheckStep(const v1::OnboardingStep& step, v1::OrganizationState state, bool guided);

// Whether an application for the logo, or what was granted, may be decided so (S0-38).
absl::Status CheckLogoDecision(const v1::LogoPermission& permission,
                               const v1::DecideLogoPermissionRequest& decision,
                               std::string_view decider, absl::Time now);

}  // namespace linli::registration::domain
