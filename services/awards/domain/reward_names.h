// The resource names of redemption.
#pragma once

#include "common/ids/resource_name.h"

namespace linli::awards {

using RewardName = ids::Name<"organizations", "rewards">;
using RedemptionName = ids::Name<"volunteers", "redemptions">;

}  // namespace linli::awards
