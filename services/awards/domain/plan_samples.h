// A plan as tests need it: five days for each stage, from 1 December 2026 on.
#pragma once

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "linli/awards/v1/award_plan.pb.h"

namespace linli::awards::domain {

inline absl::Time Midnight(int month, int day) {
  return time::StartOfDay(absl::CivilDay(2026, month, day));
}

inline void AddStage(v1::AwardPlan& plan, v1::StageKind kind, absl::Time start, absl::Time end) {
  v1::PlanStage& stage = *plan.add_stages();
  stage.set_kind(kind);
  *stage.mutable_start_time() = time::ToProto(start);
  *stage.mutable_end_time() = time::ToProto(end);
}

inline v1::AwardPlan SamplePlan() {
  v1::AwardPlan plan;
  plan.set_name("regions/1305/awardPlans/p");
  plan.set_title("最美志愿者");
  plan.set_kind(v1::PLAN_COMMENDATION);
  plan.set_nominee_kind(v1::NOMINEE_VOLUNTEER);
  plan.set_quota(2);
  plan.set_authority("中共邢台市委社会工作部");
  plan.set_document_number("邢社工〔2026〕12号");
  plan.add_nomination_ways(v1::NOMINATION_BY_ONESELF);
  plan.add_nomination_ways(v1::NOMINATION_BY_UNIT);
  plan.add_nomination_ways(v1::NOMINATION_BY_PUBLIC);
  for (const auto& [kind, weight] :
       {std::pair(v1::CRITERION_SERVICE_TIME, 400), std::pair(v1::CRITERION_SERVICE_QUALITY, 200),
        std::pair(v1::CRITERION_DEEDS, 200), std::pair(v1::CRITERION_SOCIAL_EFFECT, 100)}) {
    v1::Criterion& criterion = *plan.add_criteria();
    criterion.set_kind(kind);
    criterion.set_weight(weight);
  }
  plan.mutable_criteria(0)->set_full_minutes(6000);
  plan.set_public_vote_weight(100);
  plan.set_votes_per_person(2);
  for (int level : {9, 6, 4}) plan.add_review_levels(level);
  plan.set_council("regions/1305/councils/c");
  AddStage(plan, v1::STAGE_NOMINATING, Midnight(12, 1), Midnight(12, 6));
  AddStage(plan, v1::STAGE_REVIEWING, Midnight(12, 6), Midnight(12, 11));
  AddStage(plan, v1::STAGE_VOTING, Midnight(12, 12), Midnight(12, 17));
  AddStage(plan, v1::STAGE_DELIBERATING, Midnight(12, 17), Midnight(12, 22));
  plan.set_notice_workdays(5);
  plan.set_state(v1::PLAN_APPROVED);
  return plan;
}

}  // namespace linli::awards::domain
