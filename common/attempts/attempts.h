// A limit on guessing: so many wrong tries of one subject at one target, then a wait. The count is
// a row of table attempt (schema/attempt.sql), so it holds over all processes and their deaths.
//
//   RETURN_IF_ERROR(attempts::Take(call.tx(), guess, limit, call.now()));
//   if (absl::Status fits = domain::CheckCode(…); !fits.ok()) {
//     call.KeepDespiteRefusal();  // the try is spent
//     return fits;
//   }
//   attempts::Forgive(call.tx(), guess);
//
// Take locks the row until the transaction ends: guesses in parallel queue there, and each is
// counted, committed and only then answered. A process that dies before that has told nothing.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"
#include "common/db/tx.h"

namespace linli::attempts {

// Who guesses, and what.
struct Guess {
  std::string subject;
  std::string target;  // a resource name
};

// At most so many tries within a window, which begins with the first one.
struct Limit {
  int tries;
  absl::Duration window;
};

// Spends a try before the answer is looked at. RESOURCE_EXHAUSTED/TOO_MANY_ATTEMPTS with RetryInfo
// when none is left, for a right answer too.
absl::Status Take(db::Tx& tx, const Guess& guess, const Limit& limit, absl::Time now);

// The answer was right: the tries before it count no more, once this transaction commits.
void Forgive(db::Tx& tx, const Guess& guess);

// Removes all counts whose window is over, some per transaction.
absl::Status Purge(db::Database& database, absl::Time now, absl::Time deadline);

}  // namespace linli::attempts
