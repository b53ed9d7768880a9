// What offices do with organisations besides approving them.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/organization_care_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::organization_care {

absl::StatusOr<v1::MemberUnit> Seat(Deps& deps, rpc::WriteCall& call,
                                    const v1::SeatMemberUnitRequest& request);
absl::StatusOr<v1::MemberUnit> Unseat(Deps& deps, rpc::WriteCall& call,
                                      const v1::UnseatMemberUnitRequest& request);
absl::StatusOr<v1::ListMemberUnitsResponse> ListUnits(Deps& deps, rpc::ReadCall& call,
                                                      const v1::ListMemberUnitsRequest& request);
absl::StatusOr<v1::CommitteeMeeting> RecordMeeting(
    Deps& deps, rpc::WriteCall& call, const v1::RecordCommitteeMeetingRequest& request);
absl::StatusOr<v1::ListCommitteeMeetingsResponse> ListMeetings(
    Deps& deps, rpc::ReadCall& call, const v1::ListCommitteeMeetingsRequest& request);
absl::StatusOr<v1::ListChecklistsResponse> ListChecklists(Deps& deps, rpc::ReadCall& call,
                                                          const v1::ListChecklistsRequest& request);
absl::StatusOr<v1::RecordComplianceResponse> RecordCompliance(
    Deps& deps, rpc::WriteCall& call, const v1::RecordComplianceRequest& request);
absl::StatusOr<v1::ListComplianceResponse> ListCompliance(Deps& deps, rpc::ReadCall& call,
                                                          const v1::ListComplianceRequest& request);
absl::StatusOr<v1::OnboardingStep> RecordStep(Deps& deps, rpc::WriteCall& call,
                                              const v1::RecordOnboardingStepRequest& request);
absl::StatusOr<v1::ListOnboardingStepsResponse> ListSteps(
    Deps& deps, rpc::ReadCall& call, const v1::ListOnboardingStepsRequest& request);
absl::StatusOr<v1::LogoPermission> RequestLogo(Deps& deps, rpc::WriteCall& call,
                                               const v1::RequestLogoPermissionRequest& request);
absl::StatusOr<v1::LogoPermission> DecideLogo(Deps& deps, rpc::WriteCall& call,
                                              const v1::DecideLogoPermissionRequest& request);
absl::StatusOr<v1::ListLogoPermissionsResponse> ListLogos(
    Deps& deps, rpc::ReadCall& call, const v1::ListLogoPermissionsRequest& request);

}  // namespace linli::registration::organization_care
