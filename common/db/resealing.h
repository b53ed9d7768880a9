// Puts what stands sealed in the tables under the newest key of the ring, step by step, while calls
// go on: for values that a key ring sealed itself, and for data keys that it wrapped.
#pragma once

#include <span>
#include <string>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "common/secret/key_ring.h"

namespace linli::db {

// One column of one table.
struct SealedColumn {
  const char* place;  // a word for people and for places to go on from: "complaint-texts"
  // $1 an id, $2 a number: the rows after it, by id, as (id, belongs_to, sealed). `belongs_to` is
  // what the value was sealed with; `sealed` is NULL or empty where there is none.
  const Query* list;
  // $1 ids, $2 the values as they were read, $3 the new ones: changes those that still are as read.
  const Query* save;
};

struct Resealed {
  int seen = 0;
  int resealed = 0;
  int missed = 0;    // under an older key, and changed by somebody else meanwhile: once more
  std::string next;  // where to go on, "<place>/<id>"; empty: all columns were gone through
};

// One step: at most `limit` rows of one column, after `after` (`next` of the step before; empty:
// from the start). Any number of them may run at once, and one that is repeated or cut off does no
// harm. INVALID_ARGUMENT/PAGE_TOKEN for a place that is none; INTERNAL if a value does not open.
absl::StatusOr<Resealed> Reseal(Tx& tx, const secret::KeyRing& ring,
                                std::span<const SealedColumn> columns, const std::string& after,
                                int limit);

}  // namespace linli::db
