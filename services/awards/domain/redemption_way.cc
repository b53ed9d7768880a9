#include "services/awards/domain/redemption_way.h"

#include <string>

#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::awards::domain {
namespace {

absl::Status RefuseState(const v1::Redemption& redemption) {
  return Refuse(Reason::REDEMPTION_STATE,
                {{"state", v1::RedemptionState_Name(redemption.state())}});
}

absl::Time CollectBefore(const v1::Redemption& redemption) {
  return time::FromProto(redemption.collect_before_time());
}

bool Goes(v1::RedemptionState state, absl::Time due, Redeeming& one) {
  one.redemption.set_state(state);
  one.due = due;
  return true;
}

bool LetGo(v1::LetGoReason reason, absl::Time due, Redeeming& one) {
  if (one.redemption.let_go_reason() == v1::LET_GO_REASON_UNSPECIFIED) {
    one.redemption.set_let_go_reason(reason);
  }
  return Goes(v1::REDEMPTION_LET_GO, due, one);
}

bool SettleHold(const absl::Status& said, Redeeming& one) {
  if (said.ok()) return Goes(v1::REDEMPTION_READY, CollectBefore(one.redemption), one);
  one.redemption.set_refusal(errors::v1::Reason_Name(ReasonOf(said)));
  // The stock is free at once. The hold is voided once more when every question about it is over:
  // an earlier one, to which no answer came, may have been heard late.
  return LetGo(v1::LET_GO_REFUSED, one.due, one);
}

bool SettlePost(const absl::Status& said, Redeeming& one) {
  if (said.ok()) return Goes(v1::REDEMPTION_COLLECTED, absl::InfiniteFuture(), one);
  switch (ReasonOf(said)) {
    case Reason::HOLD_EXPIRED:
    case Reason::LEDGER_TRANSFER_STATE:
      return LetGo(v1::LET_GO_OVERDUE, absl::InfiniteFuture(), one);
    case Reason::ACCOUNT_FROZEN:
      one.redemption.clear_confirmer();
      return Goes(v1::REDEMPTION_READY, CollectBefore(one.redemption), one);
    default:
      return false;
  }
}

bool SettleVoid(const absl::Status& said, Redeeming& one) {
  if (ReasonOf(said) == Reason::LEDGER_TRANSFER_STATE) {
    one.redemption.clear_let_go_reason();
    return Goes(v1::REDEMPTION_COLLECTED, absl::InfiniteFuture(), one);
  }
  // Given back, expired, or never held.
  return LetGo(v1::LET_GO_OVERDUE, absl::InfiniteFuture(), one);
}

}  // namespace

bool Moves(const v1::Redemption& redemption) {
  return redemption.state() == v1::REDEMPTION_PENDING ||
         redemption.state() == v1::REDEMPTION_COLLECTING ||
         redemption.state() == v1::REDEMPTION_LETTING_GO;
}

bool Definite(const absl::Status& said) {
  switch (said.code()) {
    case absl::StatusCode::kOk:
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kFailedPrecondition:
      return true;
    default:
      return false;
  }
}

bool Claim(Redeeming& one, absl::Time now) {
  if (now < one.due) return false;
  if (one.redemption.state() == v1::REDEMPTION_READY) {
    one.redemption.set_let_go_reason(v1::LET_GO_OVERDUE);
    one.redemption.set_state(v1::REDEMPTION_LETTING_GO);
  }
  one.due = now + kLease;
  return true;
}

bool Settle(v1::RedemptionState asked, const absl::Status& said, Redeeming& one) {
  if (!Definite(said)) return false;
  const v1::RedemptionState stands = one.redemption.state();
  // What was posted is collected, even if somebody heard meanwhile that the account was frozen.
  const bool posted_after_all =
      asked == v1::REDEMPTION_COLLECTING && said.ok() && stands == v1::REDEMPTION_READY;
  if (asked != stands && !posted_after_all) return false;
  switch (asked) {
    case v1::REDEMPTION_PENDING:
      return SettleHold(said, one);
    case v1::REDEMPTION_COLLECTING:
      return SettlePost(said, one);
    case v1::REDEMPTION_LETTING_GO:
      return SettleVoid(said, one);
    case v1::REDEMPTION_LET_GO:
      one.due = absl::InfiniteFuture();
      return true;
    default:
      return false;
  }
}

absl::Status BeginCollecting(std::string_view confirmer, absl::Time now, Redeeming& one) {
  switch (one.redemption.state()) {
    case v1::REDEMPTION_COLLECTING:
    case v1::REDEMPTION_COLLECTED:
      return absl::OkStatus();
    case v1::REDEMPTION_READY:
      if (now >= CollectBefore(one.redemption)) return RefuseState(one.redemption);
      one.redemption.set_confirmer(std::string(confirmer));
      Goes(v1::REDEMPTION_COLLECTING, now, one);
      return absl::OkStatus();
    default:
      return RefuseState(one.redemption);
  }
}

absl::Status BeginLettingGo(absl::Time now, Redeeming& one) {
  switch (one.redemption.state()) {
    case v1::REDEMPTION_LETTING_GO:
    case v1::REDEMPTION_LET_GO:
      return absl::OkStatus();
    case v1::REDEMPTION_READY:
      one.redemption.set_let_go_reason(v1::LET_GO_CANCELLED);
      Goes(v1::REDEMPTION_LETTING_GO, now, one);
      return absl::OkStatus();
    case v1::REDEMPTION_PENDING:
      // Somebody may be asking for its hold at this moment: due stays, and nothing is voided
      // before.
      one.redemption.set_let_go_reason(v1::LET_GO_CANCELLED);
      one.redemption.set_state(v1::REDEMPTION_LETTING_GO);
      return absl::OkStatus();
    default:
      return RefuseState(one.redemption);
  }
}

}  // namespace linli::awards::domain
