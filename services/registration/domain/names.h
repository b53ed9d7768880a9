// The names of registration's resources.
#pragma once

#include "common/ids/resource_name.h"

namespace linli::registration::domain {

using RegionName = ids::Name<"regions">;
using OrganizationName = ids::Name<"organizations">;
using VolunteerName = ids::Name<"volunteers">;
using MembershipName = ids::Name<"volunteers", "memberships">;
using VolunteerImportName = ids::Name<"volunteerImports">;
using VolunteerChangeName = ids::Name<"volunteers", "changes">;
using DisclosureName = ids::Name<"volunteers", "disclosures">;
using CorrectionName = ids::Name<"volunteers", "corrections">;
using FileEntryName = ids::Name<"volunteers", "entries">;
using MergeName = ids::Name<"merges">;
using ClaimName = ids::Name<"claims">;
using DelegationName = ids::Name<"delegations">;
using TransferName = ids::Name<"volunteers", "transfers">;
using CommunityReportName = ids::Name<"volunteers", "communityReports">;
using StaffName = ids::Name<"organizations", "staff">;
using ConductCodeName = ids::Name<"conductCodes">;
using ConductCaseName = ids::Name<"conductCases">;
using ComplaintName = ids::Name<"complaints">;
using MemberUnitName = ids::Name<"organizations", "units">;
using CommitteeMeetingName = ids::Name<"organizations", "meetings">;
using ChecklistName = ids::Name<"checklists">;
using OnboardingStepName = ids::Name<"organizations", "onboarding">;
using LogoPermissionName = ids::Name<"organizations", "logoPermissions">;
using PartnerSystemName = ids::Name<"systems">;

}  // namespace linli::registration::domain
