// What an award plan must say before it is kept, opened or moved (domain rules §11.2, S0-8).
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/awards/v1/award_plan.pb.h"

namespace linli::awards::domain {

// How long a notice runs when the plan does not say: as long as 四个100 of 2024.
constexpr int kNoticeWorkdays = 5;

// What the weights add up to.
constexpr int kWholeWeight = 1000;

// Everything that is wrong with a plan, by the path of the field in a request: AWARD_CALENDAR,
// CRITERIA_WEIGHTS, CRITERION_INVALID, REVIEW_LEVEL, FIELD_UNKNOWN_VALUE (the same thing twice).
// `region` is "regions/{code}".
void FindFaults(const v1::AwardPlan& plan, std::string_view region, Violations& violations);

// The same as one BadRequest.
absl::Status CheckPlan(const v1::AwardPlan& plan, std::string_view region);

// AWARD_AUTHORITY_MISSING without authority or document; AWARD_CALENDAR in a BadRequest if a stage
// is over at `now`.
absl::Status CheckOpening(const v1::AwardPlan& plan, absl::Time now);

// AWARD_CALENDAR in a BadRequest unless `stages` keep what is over and when the present one began,
// and nothing in them is over that was not before.
absl::Status CheckReschedule(const v1::AwardPlan& plan, const v1::AwardPlan& moved, absl::Time now);

}  // namespace linli::awards::domain
