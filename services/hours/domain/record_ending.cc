#include "services/hours/domain/record_ending.h"

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/ledger_transfer.h"
#include "services/hours/domain/record_confirmation.h"
#include "services/hours/domain/record_life.h"

namespace linli::hours::domain {

absl::Status MayPropose(const Officer& officer, const v1::Record& record) {
  if (!officer.leads && !officer.administers) return Refuse(Reason::NOT_AUTHORIZED);
  if (IsOf(record, officer.subject)) return Refuse(Reason::RECORD_OWN);
  return absl::OkStatus();
}

absl::Status MayDecide(const Officer& officer, const v1::Record& record,
                       std::string_view proposed_by) {
  if (!officer.manages && !officer.administers) return Refuse(Reason::NOT_AUTHORIZED);
  if (IsOf(record, officer.subject)) return Refuse(Reason::RECORD_OWN);
  // PAIN-9: hours are not taken away by one person alone.
  if (officer.subject == proposed_by) return Refuse(Reason::SECOND_PERSON);
  return absl::OkStatus();
}

absl::Status End(const Grounds& grounds, const std::string& successor, absl::Time now,
                 v1::Record& record) {
  RETURN_IF_ERROR(Move(successor.empty() ? Act::kReverse : Act::kCorrect, record));
  v1::Ending& ending = *record.mutable_ending();
  ending.set_reason(grounds.reason);
  ending.set_explanation(grounds.explanation);
  ending.set_proposed_by(grounds.proposed_by);
  ending.set_decided_by(grounds.decided_by);
  *ending.mutable_end_time() = time::ToProto(now);
  ending.set_successor(successor);
  *record.mutable_update_time() = ending.end_time();
  if (const auto undo = UndoOf(record)) ending.set_transfer(undo->name());
  return absl::OkStatus();
}

std::optional<v1::Transfer> UndoOf(const v1::Record& ended) {
  if (!ended.has_confirm_time() || ended.credited_minutes() == 0) return std::nullopt;
  const v1::Transfer issued = IssueFor(ended);
  v1::Transfer undo = issued;
  // A record is posted once and taken back once: the id says so by itself.
  undo.set_name(absl::StrCat(issued.name(), "-undone"));
  undo.set_debit_account(issued.credit_account());
  undo.set_credit_account(issued.debit_account());
  undo.set_code(v1::Transfer::REVERSAL);
  undo.set_reverses(issued.name());
  *undo.mutable_post_time() = ended.ending().end_time();
  return undo;
}

}  // namespace linli::hours::domain
