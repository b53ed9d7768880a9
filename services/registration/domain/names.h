// The names of registration's resources.
#pragma once

#include "common/ids/resource_name.h"

namespace linli::registration::domain {

using RegionName = ids::Name<"regions">;
using OrganizationName = ids::Name<"organizations">;
using VolunteerName = ids::Name<"volunteers">;
using MembershipName = ids::Name<"volunteers", "memberships">;
using VolunteerImportName = ids::Name<"volunteerImports">;
using DelegationName = ids::Name<"delegations">;
using PartnerSystemName = ids::Name<"systems">;

}  // namespace linli::registration::domain
