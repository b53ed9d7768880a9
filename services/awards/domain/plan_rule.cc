#include "services/awards/domain/plan_rule.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/plan_way.h"

namespace linli::awards::domain {
namespace {

constexpr char kProblem[] = "problem";

void CheckCalendar(const v1::AwardPlan& plan, Violations& out) {
  const v1::PlanStage* before = nullptr;
  for (int i = 0; i < plan.stages_size(); ++i) {
    const v1::PlanStage& stage = plan.stages(i);
    const std::string path = absl::StrCat("award_plan.stages[", i, "]");
    const absl::Time start = time::FromProto(stage.start_time());
    if (time::FromProto(stage.end_time()) <= start) {
      out.Add(path + ".end_time", Reason::AWARD_CALENDAR);
    }
    if (before != nullptr && stage.kind() <= before->kind()) {
      out.Add(path + ".kind", Reason::AWARD_CALENDAR);
    }
    if (before != nullptr && start < time::FromProto(before->end_time())) {
      out.Add(path + ".start_time", Reason::AWARD_CALENDAR);
    }
    before = &stage;
  }
  const bool votes = StageOf(plan, v1::STAGE_VOTING) != nullptr;
  const bool reviews = StageOf(plan, v1::STAGE_REVIEWING) != nullptr;
  const bool cultivates = StageOf(plan, v1::STAGE_CULTIVATING) != nullptr;
  if (StageOf(plan, v1::STAGE_NOMINATING) == nullptr ||
      StageOf(plan, v1::STAGE_DELIBERATING) == nullptr ||
      (plan.review_levels_size() > 0 && !reviews) ||
      (cultivates && plan.kind() != v1::PLAN_PROJECT_CALL) ||
      votes != (plan.votes_per_person() > 0)) {
    out.Add("award_plan.stages", Reason::AWARD_CALENDAR);
  }
  if (plan.has_service_from_time() && plan.has_service_until_time() &&
      time::FromProto(plan.service_until_time()) < time::FromProto(plan.service_from_time())) {
    out.Add("award_plan.service_until_time", Reason::AWARD_CALENDAR);
  }
}

bool OfProjects(v1::CriterionKind kind) {
  return kind == v1::CRITERION_PARTY_CONCERN || kind == v1::CRITERION_SOCIAL_NEED ||
         kind == v1::CRITERION_YOUTH_CAN_DO;
}

bool HasRecord(v1::NomineeKind kind) {
  return kind == v1::NOMINEE_VOLUNTEER || kind == v1::NOMINEE_ORGANIZATION;
}

void CheckCriteria(const v1::AwardPlan& plan, Violations& out) {
  int sum = plan.public_vote_weight();
  std::set<int> kinds;
  for (int i = 0; i < plan.criteria_size(); ++i) {
    const v1::Criterion& criterion = plan.criteria(i);
    const std::string path = absl::StrCat("award_plan.criteria[", i, "]");
    sum += criterion.weight();
    const bool timed = criterion.kind() == v1::CRITERION_SERVICE_TIME;
    if (!kinds.insert(criterion.kind()).second) {
      out.Add(path + ".kind", Reason::CRITERION_INVALID, {{kProblem, "twice"}});
    } else if (timed != (criterion.full_minutes() > 0)) {
      out.Add(path + ".full_minutes", Reason::CRITERION_INVALID, {{kProblem, "full_minutes"}});
    } else if ((timed && !HasRecord(plan.nominee_kind())) ||
               (OfProjects(criterion.kind()) && plan.nominee_kind() != v1::NOMINEE_PROJECT)) {
      out.Add(path + ".kind", Reason::CRITERION_INVALID, {{kProblem, "nominee_kind"}});
    }
  }
  if (sum != kWholeWeight) {
    out.Add("award_plan.criteria", Reason::CRITERIA_WEIGHTS, {{"sum", absl::StrCat(kWholeWeight)}});
  }
  if (plan.public_vote_weight() > 0 && plan.votes_per_person() == 0) {
    out.Add("award_plan.votes_per_person", Reason::CRITERION_INVALID, {{kProblem, "no vote"}});
  }
}

bool Fits(v1::ConditionKind condition, v1::NomineeKind nominee) {
  switch (condition) {
    case v1::CONDITION_STAR_AT_LEAST:
    case v1::CONDITION_AGE_AT_LEAST:
    case v1::CONDITION_AGE_AT_MOST:
      return nominee == v1::NOMINEE_VOLUNTEER;
    case v1::CONDITION_PARTICIPANTS_IN_WINDOW:
      return nominee == v1::NOMINEE_ORGANIZATION;
    default:
      return HasRecord(nominee);
  }
}

void CheckConditions(const v1::AwardPlan& plan, Violations& out) {
  for (int i = 0; i < plan.conditions_size(); ++i) {
    if (Fits(plan.conditions(i).kind(), plan.nominee_kind())) continue;
    out.Add(absl::StrCat("award_plan.conditions[", i, "].kind"), Reason::CRITERION_INVALID,
            {{kProblem, "nominee_kind"}});
  }
}

void CheckLevels(const v1::AwardPlan& plan, std::string_view region, Violations& out) {
  const auto own = static_cast<int>(region.size() - region.find('/') - 1);
  int before = 13;
  for (int i = 0; i < plan.review_levels_size(); ++i) {
    const int level = plan.review_levels(i);
    const bool known = level == 12 || level == 9 || level == 6 || level == 4 || level == 2;
    if (!known || level >= before || level < own) {
      out.Add(absl::StrCat("award_plan.review_levels[", i, "]"), Reason::REVIEW_LEVEL,
              {{"level", absl::StrCat(level)}});
    }
    before = level;
  }
}

void CheckLists(const v1::AwardPlan& plan, Violations& out) {
  std::set<int> ways;
  for (int i = 0; i < plan.nomination_ways_size(); ++i) {
    if (ways.insert(plan.nomination_ways(i)).second) continue;
    out.Add(absl::StrCat("award_plan.nomination_ways[", i, "]"), Reason::FIELD_UNKNOWN_VALUE);
  }
  std::set<std::string> bodies;
  for (int i = 0; i < plan.joint_check_bodies_size(); ++i) {
    if (bodies.insert(plan.joint_check_bodies(i).title()).second) continue;
    out.Add(absl::StrCat("award_plan.joint_check_bodies[", i, "].title"),
            Reason::FIELD_UNKNOWN_VALUE);
  }
}

bool SameStage(const v1::PlanStage& a, const v1::PlanStage& b) {
  return a.SerializeAsString() == b.SerializeAsString();
}

}  // namespace

void FindFaults(const v1::AwardPlan& plan, std::string_view region, Violations& violations) {
  CheckCalendar(plan, violations);
  CheckCriteria(plan, violations);
  CheckConditions(plan, violations);
  CheckLevels(plan, region, violations);
  CheckLists(plan, violations);
}

absl::Status CheckPlan(const v1::AwardPlan& plan, std::string_view region) {
  Violations violations;
  FindFaults(plan, region, violations);
  return violations.ToStatus();
}

absl::Status CheckOpening(const v1::AwardPlan& plan, absl::Time now) {
  if (plan.authority().empty() || plan.document_number().empty()) {
    return Refuse(Reason::AWARD_AUTHORITY_MISSING);
  }
  Violations violations;
  for (int i = 0; i < plan.stages_size(); ++i) {
    if (time::FromProto(plan.stages(i).end_time()) > now) continue;
    violations.Add(absl::StrCat("award_plan.stages[", i, "].end_time"), Reason::AWARD_CALENDAR);
  }
  return violations.ToStatus();
}

absl::Status CheckReschedule(const v1::AwardPlan& plan, const v1::AwardPlan& moved,
                             absl::Time now) {
  Violations violations;
  for (int i = 0; i < plan.stages_size(); ++i) {
    const v1::PlanStage& old = plan.stages(i);
    if (time::FromProto(old.start_time()) > now) continue;
    const bool over = time::FromProto(old.end_time()) <= now;
    const bool kept = i < moved.stages_size() && moved.stages(i).kind() == old.kind() &&
                      moved.stages(i).start_time().seconds() == old.start_time().seconds() &&
                      moved.stages(i).start_time().nanos() == old.start_time().nanos() &&
                      (!over || SameStage(moved.stages(i), old));
    if (!kept) violations.Add(absl::StrCat("stages[", i, "]"), Reason::AWARD_CALENDAR);
  }
  for (int i = 0; i < moved.stages_size(); ++i) {
    const v1::PlanStage& stage = moved.stages(i);
    const v1::PlanStage* old = StageOf(plan, stage.kind());
    const bool was_over = old != nullptr && time::FromProto(old->end_time()) <= now;
    const bool began = old != nullptr && time::FromProto(old->start_time()) <= now;
    if ((!was_over && time::FromProto(stage.end_time()) <= now) ||
        (!began && time::FromProto(stage.start_time()) < now)) {
      violations.Add(absl::StrCat("stages[", i, "].end_time"), Reason::AWARD_CALENDAR);
    }
  }
  return violations.ToStatus();
}

}  // namespace linli::awards::domain
