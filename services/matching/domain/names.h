// Names of matching's resources, and of those of its neighbour that it mentions.
#pragma once

#include "common/ids/resource_name.h"

namespace linli::matching {

using RegionName = ids::Name<"regions">;
using OrganizationName = ids::Name<"organizations">;
using VolunteerName = ids::Name<"volunteers">;
using ActivityName = ids::Name<"organizations", "activities">;
using ShiftName = ids::Name<"organizations", "activities", "shifts">;
using ProjectName = ids::Name<"organizations", "projects">;
using SeriesName = ids::Name<"organizations", "activitySeries">;
using NeedName = ids::Name<"organizations", "needs">;
using PairingName = ids::Name<"organizations", "pairings">;
using MobilizationName = ids::Name<"organizations", "mobilizations">;
using BrandName = ids::Name<"brands">;
using CampaignName = ids::Name<"campaigns">;
using CalendarNodeName = ids::Name<"calendarNodes">;
using NodePlanName = ids::Name<"nodePlans">;
using EnrollmentName = ids::Name<"organizations", "activities", "shifts", "enrollments">;
using RosterPlanName = ids::Name<"organizations", "activities", "rosterPlans">;
using GroupName = ids::Name<"organizations", "activities", "shifts", "groups">;
using HandoverName = ids::Name<"organizations", "activities", "shifts", "handovers">;
using PaidDutyName = ids::Name<"organizations", "activities", "shifts", "paidDuties">;

}  // namespace linli::matching
