// What stands under a number, and what becomes of it when the number is closed.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "services/matching/domain/names.h"
#include "services/matching/domain/one_person.h"

namespace linli::matching::store {

std::vector<domain::Holding> HoldingsOf(db::Tx& tx, const std::vector<std::string>& volunteer_ids);

// All that stands or stood under one number goes on under another, under the locks of both and of
// their shifts: sign-ups, duties, wishes for events, places of needs.
void MoveHoldings(db::Tx& tx, const std::string& from_id, const std::string& to_id, absl::Time now);

// Destroys what she wrote about herself.
void ForgetWords(db::Tx& tx, const std::string& volunteer_id);

// Needs that she has claimed and nobody has met.
std::vector<NeedName> NeedsClaimedBy(db::Tx& tx, const std::string& claimant);

}  // namespace linli::matching::store
