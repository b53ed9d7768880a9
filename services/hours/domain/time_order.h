// The life of a time order: who may move it, from where to where, and by when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/time_order.pb.h"
#include "services/hours/domain/time_ring.h"

namespace linli::hours::domain {

// The id of the hold behind an order. No client can choose such a one.
std::string HoldIdOf(std::string_view order_id);

// Whether an order can be placed: WINDOW, FIELD_TIME on its times, TIME_ORDER_OWN.
absl::Status CheckOrder(const v1::TimeOrder& order, absl::Time now);

// The order as it begins: what is held, and until when somebody may accept it.
void Begin(const v1::Policy& policy, absl::Time now, v1::TimeOrder& order);

// Each gives the order as it will be, or says why not: TIME_ORDER_STATE (not in such a state, or
// its time is over), TIME_ORDER_NOT_PARTY, and what is named beside it.

// `provider` takes it on; with a ring it is held for examination. TIME_ORDER_OWN.
absl::StatusOr<v1::TimeOrder> Accepted(const v1::Policy& policy, const v1::TimeOrder& order,
                                       const std::string& provider, const std::vector<Flow>& ring,
                                       absl::Time now);

// Whether somebody of this age may serve: TIME_BANK_CLOSED, TIME_BANK_AGE.
absl::Status MayProvide(const v1::Policy& policy, std::optional<absl::CivilDay> birth,
                        absl::Time now);

// The provider has served. RING_SUSPECTED, FIELD_RANGE on served_minutes.
absl::StatusOr<v1::TimeOrder> Reported(const v1::Policy& policy, const v1::TimeOrder& order,
                                       std::string_view by, int64_t minutes, absl::Time now);

// The requester agrees; settled.
absl::StatusOr<v1::TimeOrder> Confirmed(const v1::TimeOrder& order, absl::Time now);

absl::StatusOr<v1::TimeOrder> Disputed(const v1::TimeOrder& order, std::string_view by,
                                       const std::string& reason, absl::Time now);

absl::StatusOr<v1::TimeOrder> Cancelled(const v1::TimeOrder& order, std::string_view by,
                                        const std::string& reason, absl::Time now);

// The time bank lets it go on, or decides it. FIELD_RANGE on served_minutes.
absl::StatusOr<v1::TimeOrder> Released(const v1::TimeOrder& order, std::string_view by,
                                       const std::string& reason, absl::Time now);
absl::StatusOr<v1::TimeOrder> Resolved(const v1::TimeOrder& order, std::string_view by,
                                       int64_t minutes, const std::string& reason, absl::Time now);

// What the clock makes of it at until_time: EXPIRED, or DISPUTED where it was served; nothing
// before.
std::optional<v1::TimeOrder> Lapsed(const v1::TimeOrder& order, absl::Time now);

}  // namespace linli::hours::domain
