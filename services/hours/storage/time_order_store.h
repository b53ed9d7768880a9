// The table time_order, and between whom time went.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/time_order.pb.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/time_ring.h"

namespace linli::hours::store {

// Writes a new order under its name; nothing if there is one.
std::optional<v1::TimeOrder> InsertTimeOrder(db::Tx& tx, const v1::TimeOrder& order);

std::optional<v1::TimeOrder> FindTimeOrder(db::Tx& tx, const domain::TimeOrderName& name);
std::optional<v1::TimeOrder> LockTimeOrder(db::Tx& tx, const domain::TimeOrderName& name);

// Saves what the rules made of a locked order, with the ring if one was found just now. Returns it
// with its new version.
v1::TimeOrder SaveTimeOrder(db::Tx& tx, const v1::TimeOrder& order,
                            const std::vector<domain::Flow>& ring = {});

// The ring that was found for it.
std::vector<domain::Flow> RingOf(db::Tx& tx, const domain::TimeOrderName& name);

// Orders of a volunteer on either side, newest first, before a place in that order.
struct TimeOrderPage {
  std::optional<absl::Time> before;
  std::string volunteer_id;
  std::string order_id;
  int limit = 0;
};
std::vector<v1::TimeOrder> ListTimeOrders(db::Tx& tx, const std::string& volunteer_id,
                                          const TimeOrderPage& page);

// Orders whose state has come to its end, some of them.
std::vector<domain::TimeOrderName> DueTimeOrders(db::Tx& tx, absl::Time now, int limit);

// What went from these volunteers, by number, to others since a moment, where it came to `least`.
std::vector<domain::Flow> FlowsFrom(db::Tx& tx, const std::vector<std::string>& volunteer_ids,
                                    absl::Time since, int64_t least);

}  // namespace linli::hours::store
