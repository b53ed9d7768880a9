// Whether minutes can be held, and when a hold is the same hold.
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "linli/hours/v1/hold.pb.h"

namespace linli::hours::domain {

// A volunteer's time-bank account at one moment.
struct Standing {
  int64_t balance_minutes = 0;
  int64_t held_minutes = 0;
  bool frozen = false;

  int64_t available() const { return balance_minutes - held_minutes; }
};

// Whether `minutes` can leave an account or be held: ACCOUNT_FROZEN, BALANCE_SHORT. What is held
// already counts (law 4).
absl::Status MaySpend(const Standing& account, int64_t minutes);

// OK if `asked` is the hold that stands under its id, whatever became of it (exists), otherwise
// TRANSFER_EXISTS_WITH_DIFFERENT, naming the first field that differs.
absl::Status SameHold(const v1::Hold& existing, const v1::Hold& asked);

}  // namespace linli::hours::domain
