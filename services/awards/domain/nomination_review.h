// Review level by level (逐级审核) and joint checks by other bodies (部门协审).
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/awards/v1/award_plan.pb.h"
#include "linli/awards/v1/nomination.pb.h"

namespace linli::awards::domain {

// "regions/{code}" of the level in which a nominee lies: its code cut to the level's length.
std::string RegionAtLevel(const std::string& nominee_region, int level);

// Writes one level's opinion down and moves the nomination to the next level, to RECOMMENDED after
// the last, or to REJECTED. REVIEW_LEVEL unless this level is next, and for somebody who spoke at a
// level below.
absl::Status AddReview(const v1::AwardPlan& plan, v1::Review review, v1::Nomination& nomination);

// The body of this title whose checker is the caller; nullptr: none.
const v1::JointCheckBody* BodyOf(const v1::AwardPlan& plan, std::string_view title,
                                 std::string_view checker);

// Writes a body's answer down; REJECTED if it does not clear. NOMINATION_STATE if it has answered.
absl::Status AddJointCheck(v1::JointCheck check, v1::Nomination& nomination);

// JOINT_CHECK_OPEN naming the first body that has not answered.
absl::Status CheckAllAnswered(const v1::AwardPlan& plan, const v1::Nomination& nomination);

}  // namespace linli::awards::domain
