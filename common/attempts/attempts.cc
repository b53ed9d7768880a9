#include "common/attempts/attempts.h"

#include "common/attempts/queries.h"
#include "common/status/refusal.h"

namespace linli::attempts {

absl::Status Take(db::Tx& tx, const Guess& guess, const Limit& limit, absl::Time now) {
  const pqxx::result taken = tx.Run(queries::kAttemptTake, guess.subject, guess.target,
                                    now + limit.window, limit.tries, now);
  if (!taken.empty()) return absl::OkStatus();
  const pqxx::result held = tx.Run(queries::kAttemptUntil, guess.subject, guess.target);
  return RefuseFor(db::ToTime(held[0]["until_time"]) - now, Reason::TOO_MANY_ATTEMPTS);
}

void Forgive(db::Tx& tx, const Guess& guess) {
  tx.AtCommit(queries::kAttemptForgive, guess.subject, guess.target);
}

absl::Status Purge(db::Database& database, absl::Time now, absl::Time deadline) {
  for (size_t removed = 1; removed > 0;) {
    const absl::Status status =
        database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
          removed = tx.Run(queries::kAttemptPurge, now).affected_rows();
          return absl::OkStatus();
        });
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace linli::attempts
