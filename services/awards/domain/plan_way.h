// The way of an award plan from its draft to its end: one table (domain rules §11.2).
#pragma once

#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/awards/v1/award_plan.pb.h"

namespace linli::awards::domain {

// What anybody does in a plan.
enum class PlanAct {
  kUpdate,
  kOpen,
  kReschedule,
  kCancel,
  kNominate,
  kAccept,
  kReview,
  kCheck,
  kScore,
  kVote,
  kConvene,
  kPublish,
  kObject,
  kDecide,
};

// AWARD_PLAN_STATE unless the plan's state allows the act. Let time pass first.
absl::Status MayInPlan(const v1::AwardPlan& plan, PlanAct act);

// The state in which an act leaves the plan: where it stands, for most of them.
v1::PlanState StateAfter(const v1::AwardPlan& plan, PlanAct act);

// Moves the plan to where the clock has it: into the last stage that has begun; from NOTICE to
// DECIDING at the notice's end. True if it moved.
bool LetTimePass(v1::AwardPlan& plan, absl::Time now);

// When the clock moves it next; nullopt: only a verb does.
std::optional<absl::Time> NextDue(const v1::AwardPlan& plan);

// The stage, if the plan has it.
const v1::PlanStage* StageOf(const v1::AwardPlan& plan, v1::StageKind kind);

// Whether the instant lies inside the stage: its first is in, its end is not.
bool InStage(const v1::AwardPlan& plan, v1::StageKind kind, absl::Time now);

}  // namespace linli::awards::domain
