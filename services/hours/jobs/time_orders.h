// Time orders whose time is over.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"

namespace linli::hours::jobs {

// Ends what nobody accepted or served in time, and hands to the time bank what nobody confirmed;
// one order per transaction.
absl::Status LapseTimeOrders(db::Database& database, absl::Time now, absl::Time deadline);

}  // namespace linli::hours::jobs
