// Many steps on holds as one: each for itself, linked ones all or none.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "linli/hours/v1/hold.pb.h"
#include "services/hours/domain/hold_reservation.h"

namespace linli::hours::domain {

struct HoldStep {
  enum Kind { kHold, kPost, kVoid };
  Kind kind;
  v1::Hold hold;              // kHold: as it will stand; otherwise its name says which
  int64_t minutes = 0;        // kPost: how much; 0: all
  bool linked = false;        // one chain with the next step
  absl::Status refusal = {};  // kHold: what stands against a new one beside the account itself
};

// The books as far as the steps touch them: accounts by volunteer's number, holds by name. Locked,
// so that they are what will be written to.
struct HoldBooks {
  std::map<std::string, Standing> accounts;
  std::map<std::string, v1::Hold> holds;
};

struct HoldOutcome {
  std::vector<absl::StatusOr<v1::Hold>> results;  // one per step
  std::vector<v1::Hold> changes;                  // what to write, in order; PENDING ones are new
};

// Applies steps in order. Where one of a chain is refused nothing of the chain is done, and the
// others of it say TRANSFER_LINKED_FAILED.
HoldOutcome ApplyHolds(const std::vector<HoldStep>& steps, HoldBooks books, std::string_view by,
                       absl::Time now);

}  // namespace linli::hours::domain
