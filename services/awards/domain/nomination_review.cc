#include "services/awards/domain/nomination_review.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/awards/domain/nomination_way.h"

namespace linli::awards::domain {
namespace {

// The level after this one; 0: it was the last.
int NextLevel(const v1::AwardPlan& plan, int level) {
  for (const int next : plan.review_levels()) {
    if (next < level) return next;
  }
  return 0;
}

}  // namespace

std::string RegionAtLevel(const std::string& nominee_region, int level) {
  return nominee_region.substr(0, nominee_region.find('/') + 1 + static_cast<size_t>(level));
}

absl::Status AddReview(const v1::AwardPlan& plan, v1::Review review, v1::Nomination& nomination) {
  RETURN_IF_ERROR(MayWithNomination(nomination, NominationAct::kPass));
  const bool spoke = std::any_of(
      nomination.reviews().begin(), nomination.reviews().end(),
      [&](const v1::Review& earlier) { return earlier.reviewer() == review.reviewer(); });
  if (spoke || review.review_level() != nomination.review_level()) {
    return Refuse(Reason::REVIEW_LEVEL, {{"level", absl::StrCat(nomination.review_level())}});
  }
  const bool recommended = review.recommended();
  const int next = recommended ? NextLevel(plan, review.review_level()) : 0;
  if (!recommended) nomination.set_end_reason(review.opinion());
  *nomination.add_reviews() = std::move(review);
  nomination.set_review_level(next);
  if (!recommended) return Move(nomination, NominationAct::kReject);
  return Move(nomination, next == 0 ? NominationAct::kRecommend : NominationAct::kPass);
}

const v1::JointCheckBody* BodyOf(const v1::AwardPlan& plan, std::string_view title,
                                 std::string_view checker) {
  for (const v1::JointCheckBody& body : plan.joint_check_bodies()) {
    if (body.title() == title && body.checker() == checker) return &body;
  }
  return nullptr;
}

absl::Status AddJointCheck(v1::JointCheck check, v1::Nomination& nomination) {
  RETURN_IF_ERROR(MayWithNomination(nomination, NominationAct::kCheck));
  for (const v1::JointCheck& earlier : nomination.joint_checks()) {
    if (earlier.body() == check.body()) {
      return Refuse(Reason::NOMINATION_STATE,
                    {{"state", v1::NominationState_Name(nomination.state())}});
    }
  }
  const bool cleared = check.cleared();
  if (!cleared) nomination.set_end_reason(check.body());
  *nomination.add_joint_checks() = std::move(check);
  if (cleared) return absl::OkStatus();
  nomination.set_review_level(0);
  return Move(nomination, NominationAct::kReject);
}

absl::Status CheckAllAnswered(const v1::AwardPlan& plan, const v1::Nomination& nomination) {
  for (const v1::JointCheckBody& body : plan.joint_check_bodies()) {
    const auto& checks = nomination.joint_checks();
    const bool answered =
        std::any_of(checks.begin(), checks.end(),
                    [&](const v1::JointCheck& check) { return check.body() == body.title(); });
    if (!answered) return Refuse(Reason::JOINT_CHECK_OPEN, {{"body", body.title()}});
  }
  return absl::OkStatus();
}

}  // namespace linli::awards::domain
