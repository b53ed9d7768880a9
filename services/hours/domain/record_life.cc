#include "services/hours/domain/record_life.h"

#include "common/status/refusal.h"

namespace linli::hours::domain {
namespace {

using R = v1::Record;

struct Step {
  R::State from;
  Act act;
  R::State to;
};

constexpr Step kSteps[] = {
    // Odd patterns speak against it (PAIN-1, PAIN-2). It goes nowhere else than by that decision.
    {R::QUARANTINED, Act::kReleaseDraft, R::DRAFT},
    {R::QUARANTINED, Act::kReleaseEntry, R::PENDING_CONFIRMATION},
    {R::QUARANTINED, Act::kReject, R::DECLINED},
    // It waits for who answers for it (领队负责制, S4-16).
    {R::DRAFT, Act::kTakeEffect, R::EFFECTIVE},
    {R::DRAFT, Act::kPublicise, R::PUBLIC_NOTICE},
    {R::DRAFT, Act::kAskApproval, R::PENDING_APPROVAL},
    {R::DRAFT, Act::kDecline, R::DECLINED},
    {R::PENDING_CONFIRMATION, Act::kTakeEffect, R::EFFECTIVE},
    {R::PENDING_CONFIRMATION, Act::kPublicise, R::PUBLIC_NOTICE},
    {R::PENDING_CONFIRMATION, Act::kAskApproval, R::PENDING_APPROVAL},
    {R::PENDING_CONFIRMATION, Act::kDecline, R::DECLINED},
    // It waits for the level above; granted or not, it goes on.
    {R::PENDING_APPROVAL, Act::kTakeEffect, R::EFFECTIVE},
    {R::PENDING_APPROVAL, Act::kPublicise, R::PUBLIC_NOTICE},
    // Everybody may look at it.
    {R::PUBLIC_NOTICE, Act::kTakeEffect, R::EFFECTIVE},
    {R::PUBLIC_NOTICE, Act::kDispute, R::NOTICE_HELD},
    {R::NOTICE_HELD, Act::kDismiss, R::PUBLIC_NOTICE},
    {R::NOTICE_HELD, Act::kDecline, R::DECLINED},
    {R::NOTICE_HELD, Act::kCorrect, R::CORRECTED},
    // It counts. While somebody looks into it, nobody else changes it.
    {R::EFFECTIVE, Act::kDispute, R::DISPUTED},
    {R::EFFECTIVE, Act::kCorrect, R::CORRECTED},
    {R::EFFECTIVE, Act::kReverse, R::REVERSED},
    {R::DISPUTED, Act::kDismiss, R::EFFECTIVE},
    {R::DISPUTED, Act::kCorrect, R::CORRECTED},
    {R::DISPUTED, Act::kReverse, R::REVERSED},
    // CORRECTED, REVERSED and DECLINED are the end: what was wrong is entered anew.
};

}  // namespace

std::optional<R::State> After(R::State state, Act act) {
  for (const Step& step : kSteps) {
    if (step.from == state && step.act == act) return step.to;
  }
  return std::nullopt;
}

absl::Status Move(Act act, v1::Record& record) {
  const std::optional<R::State> next = After(record.state(), act);
  if (!next) {
    return Refuse(Reason::RECORD_TRANSITION, {{"state", R::State_Name(record.state())}});
  }
  record.set_state(*next);
  return absl::OkStatus();
}

bool Counts(R::State state) { return state == R::EFFECTIVE || state == R::DISPUTED; }

}  // namespace linli::hours::domain
