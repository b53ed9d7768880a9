#include "services/awards/domain/plan_way.h"

#include <algorithm>
#include <vector>

#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::awards::domain {
namespace {

constexpr auto kStays = v1::PLAN_STATE_UNSPECIFIED;

struct Way {
  PlanAct act;
  std::vector<v1::PlanState> from;
  v1::PlanState to;
};

const std::vector<Way>& Ways() {
  static const std::vector<v1::PlanState> kDated = {v1::PLAN_APPROVED, v1::PLAN_NOMINATING,
                                                    v1::PLAN_REVIEWING, v1::PLAN_CULTIVATING,
                                                    v1::PLAN_VOTING};
  static const std::vector<v1::PlanState> kJudged = {v1::PLAN_REVIEWING, v1::PLAN_CULTIVATING,
                                                     v1::PLAN_VOTING, v1::PLAN_DELIBERATING};
  static const std::vector<Way> kWays = {
      {PlanAct::kUpdate, {v1::PLAN_DRAFT}, kStays},
      {PlanAct::kOpen, {v1::PLAN_DRAFT}, v1::PLAN_APPROVED},
      {PlanAct::kReschedule, kDated, kStays},
      {PlanAct::kCancel,
       {v1::PLAN_DRAFT, v1::PLAN_APPROVED, v1::PLAN_NOMINATING, v1::PLAN_REVIEWING,
        v1::PLAN_CULTIVATING, v1::PLAN_VOTING, v1::PLAN_DELIBERATING, v1::PLAN_NOTICE,
        v1::PLAN_DECIDING},
       v1::PLAN_CANCELLED},
      {PlanAct::kNominate, {v1::PLAN_NOMINATING}, kStays},
      {PlanAct::kAccept, {v1::PLAN_NOMINATING, v1::PLAN_REVIEWING}, kStays},
      {PlanAct::kReview, {v1::PLAN_REVIEWING}, kStays},
      {PlanAct::kCheck, kJudged, kStays},
      {PlanAct::kScore, kJudged, kStays},
      {PlanAct::kVote, {v1::PLAN_VOTING}, kStays},
      {PlanAct::kConvene, {v1::PLAN_DELIBERATING}, kStays},
      {PlanAct::kPublish, {v1::PLAN_DELIBERATING}, v1::PLAN_NOTICE},
      {PlanAct::kObject, {v1::PLAN_NOTICE}, kStays},
      {PlanAct::kDecide, {v1::PLAN_DECIDING}, v1::PLAN_CONCLUDED},
  };
  return kWays;
}

const Way& WayOf(PlanAct act) {
  return *std::find_if(Ways().begin(), Ways().end(),
                       [&](const Way& way) { return way.act == act; });
}

// STAGE_NOMINATING … STAGE_DELIBERATING stand in the order of PLAN_NOMINATING … PLAN_DELIBERATING.
v1::PlanState StateIn(v1::StageKind kind) {
  constexpr int kAhead = int{v1::PLAN_NOMINATING} - int{v1::STAGE_NOMINATING};
  return static_cast<v1::PlanState>(int{kind} + kAhead);
}

bool Dated(v1::PlanState state) {
  return state >= v1::PLAN_APPROVED && state <= v1::PLAN_DELIBERATING;
}

}  // namespace

absl::Status MayInPlan(const v1::AwardPlan& plan, PlanAct act) {
  const Way& way = WayOf(act);
  if (std::find(way.from.begin(), way.from.end(), plan.state()) != way.from.end()) {
    return absl::OkStatus();
  }
  return Refuse(Reason::AWARD_PLAN_STATE, {{"state", v1::PlanState_Name(plan.state())}});
}

v1::PlanState StateAfter(const v1::AwardPlan& plan, PlanAct act) {
  const v1::PlanState to = WayOf(act).to;
  return to == kStays ? plan.state() : to;
}

bool LetTimePass(v1::AwardPlan& plan, absl::Time now) {
  v1::PlanState state = plan.state();
  if (Dated(state)) {
    for (const v1::PlanStage& stage : plan.stages()) {
      if (time::FromProto(stage.start_time()) <= now) {
        state = std::max(state, StateIn(stage.kind()));
      }
    }
  } else if (state == v1::PLAN_NOTICE && time::FromProto(plan.notice_end_time()) <= now) {
    state = v1::PLAN_DECIDING;
  }
  if (state == plan.state()) return false;
  plan.set_state(state);
  return true;
}

std::optional<absl::Time> NextDue(const v1::AwardPlan& plan) {
  if (plan.state() == v1::PLAN_NOTICE) return time::FromProto(plan.notice_end_time());
  if (!Dated(plan.state())) return std::nullopt;
  for (const v1::PlanStage& stage : plan.stages()) {
    if (StateIn(stage.kind()) > plan.state()) return time::FromProto(stage.start_time());
  }
  return std::nullopt;
}

const v1::PlanStage* StageOf(const v1::AwardPlan& plan, v1::StageKind kind) {
  for (const v1::PlanStage& stage : plan.stages()) {
    if (stage.kind() == kind) return &stage;
  }
  return nullptr;
}

bool InStage(const v1::AwardPlan& plan, v1::StageKind kind, absl::Time now) {
  const v1::PlanStage* stage = StageOf(plan, kind);
  return stage != nullptr && time::FromProto(stage->start_time()) <= now &&
         now < time::FromProto(stage->end_time());
}

}  // namespace linli::awards::domain
