// Pairings after the dissolution of an organisation, of which registration's feed tells.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/tx.h"

namespace linli::matching {

// To be called once the organisation is known to be dissolved, in the same transaction: who pairs
// it meanwhile holds on to what is known of it, so that no pairing is passed over. Names are
// resource names; `successor` may be empty.
absl::Status SettlePairings(db::Tx& tx, const std::string& dissolved, const std::string& successor,
                            absl::Time at);

}  // namespace linli::matching
