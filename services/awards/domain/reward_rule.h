// What a reward must say, and who may have it (S3-15).
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/awards/v1/reward.pb.h"

namespace linli::awards::domain {

// Within how many days it is collected where the reward does not say.
constexpr int kCollectDays = 7;

// FIELD_REQUIRED on reward.minutes where it costs none and asks for no star: what is for nothing
// and for everybody is no recognition. FIELD_RANGE on reward.end_time unless it lies after `now`.
void FindFaults(const v1::Reward& reward, absl::Time now, Violations& violations);

// REWARD_STATE unless it is on offer, not over, and for volunteers of this region,
// "regions/{code}".
absl::Status CheckOffered(const v1::Reward& reward, std::string_view region, absl::Time now);

// REWARD_OUT_OF_STOCK, REDEMPTION_LIMIT where she has `used` of it in its period, REDEMPTION_STAR
// where she has this star only.
absl::Status CheckConditions(const v1::Reward& reward, int used, int star);

// First day of the period in which a redemption at `now` counts against the limit; the same day for
// all where it counts for ever.
absl::CivilDay PeriodOf(const v1::Reward& reward, absl::Time now);

// The rest of what a redemption made now says of time: whole seconds, as the time bank keeps them.
absl::Time CollectBefore(const v1::Reward& reward, absl::Time now);

// "organizations/{o}/rewards/r" and what the client made up: "r-{redemption_id}".
std::string RedemptionId(std::string_view reward_id, std::string_view redemption_id);
// The reward's id in it; all of it if it is no such id.
std::string RewardIdIn(std::string_view redemption_id);

}  // namespace linli::awards::domain
