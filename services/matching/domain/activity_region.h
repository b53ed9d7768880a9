// Where an organisation holds its activities.
#pragma once

#include <string>

#include "common/status/refusal.h"
#include "linli/matching/v1/activity.pb.h"
#include "linli/matching/v1/policy.pb.h"

namespace linli::matching::domain {

// What registration says of it.
struct RegionFacts {
  bool known = false;           // whether it lists the activity's region
  std::string of_organization;  // "regions/{code}", where the organisation works
};

// REGION_UNKNOWN, ACTIVITY_REGION_OUTSIDE on "activity.region". `policy` is that of the
// organisation's own region: nobody chooses the rules by which he is judged.
void CheckActivityRegion(const v1::PublishPolicy& policy, const v1::Activity& activity,
                         const RegionFacts& facts, Violations& violations);

}  // namespace linli::matching::domain
