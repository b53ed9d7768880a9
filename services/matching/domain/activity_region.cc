#include "services/matching/domain/activity_region.h"

#include <string_view>

#include "common/ids/region.h"

namespace linli::matching::domain {
namespace {

constexpr std::string_view kRegions = "regions/";

}  // namespace

void CheckActivityRegion(const v1::PublishPolicy& policy, const v1::Activity& activity,
                         const RegionFacts& facts, Violations& violations) {
  if (!facts.known) {
    violations.Add("activity.region", Reason::REGION_UNKNOWN, {{"region", activity.region()}});
    return;
  }
  // The region decides which city's rules and statistics an activity belongs to (S0-3). Teams serve
  // in the next district too (S3-30), so its own region is widened by policy.
  const std::string reach = facts.of_organization.substr(0, kRegions.size() + policy.home_digits());
  if (!ids::LiesIn(activity.region(), reach)) {
    violations.Add("activity.region", Reason::ACTIVITY_REGION_OUTSIDE, {{"region", reach}});
  }
}

}  // namespace linli::matching::domain
