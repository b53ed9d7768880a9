// What becomes of the minutes behind an order when it moves.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "linli/hours/v1/time_order.pb.h"

namespace linli::hours {

// Saves an order as the rules made it; where it is over, its hold is voided, or posted as served
// and paid to the provider, in "regions/{code}". ACCOUNT_FROZEN where it would have to be posted.
absl::StatusOr<v1::TimeOrder> SettleTimeOrder(db::Tx& tx, outbox::Emitter& emitter,
                                              const v1::TimeOrder& order,
                                              const std::string& provider_region, absl::Time now);

}  // namespace linli::hours
