// Names of matching's resources, and of those of its neighbour that it mentions.
#pragma once

#include "common/ids/resource_name.h"

namespace linli::matching {

using RegionName = ids::Name<"regions">;
using OrganizationName = ids::Name<"organizations">;
using VolunteerName = ids::Name<"volunteers">;
using ActivityName = ids::Name<"organizations", "activities">;
using ShiftName = ids::Name<"organizations", "activities", "shifts">;
using EnrollmentName = ids::Name<"organizations", "activities", "shifts", "enrollments">;
using GroupName = ids::Name<"organizations", "activities", "shifts", "groups">;
using PaidDutyName = ids::Name<"organizations", "activities", "shifts", "paidDuties">;

}  // namespace linli::matching
