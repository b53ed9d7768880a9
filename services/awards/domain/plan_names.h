// The resource names of award plans and what lies below them.
#pragma once

#include <string>

#include "common/ids/resource_name.h"

namespace linli::awards {

using AwardPlanName = ids::Name<"regions", "awardPlans">;
using NominationName = ids::Name<"regions", "awardPlans", "nominations">;
using ObjectionName = ids::Name<"regions", "awardPlans", "objections">;
using AwardName = ids::Name<"regions", "awardPlans", "awards">;
using AwardBarName = ids::Name<"regions", "awardBars">;
using CouncilName = ids::Name<"regions", "councils">;
using CouncilMeetingName = ids::Name<"regions", "councils", "meetings">;
using RegionName = ids::Name<"regions">;

// The region of anything that lies in one: "regions/1305/awardPlans/x" → "regions/1305".
inline std::string RegionIn(const std::string& name) {
  return name.substr(0, name.find('/', name.find('/') + 1));
}

}  // namespace linli::awards
